import { useId } from 'preact/hooks'
import { formatNumber } from '#platform/time'
import { componentText } from '#ui/component-texts'
import { Details } from '#ui/details'
import { useShell } from '#ui/shell'
import { Table } from '#ui/table'
import { CHART_WIDTH } from './chart-figure.tsx'

export interface Tile {
  label: string
  /** Null where there is no figure: drawn hatched, never as 0. */
  value: number | null
  /** The figure's own page. */
  href: string
}

interface TileMapProps {
  title: string
  labelHeading: string
  valueHeading: string
  tiles: readonly Tile[]
  format?: (value: number) => string
}

const CLASSES = 4
const GAP = 3

/**
 * Units as tiles of one size, shaded by value in four classes of equally many; hatched where there is no figure. Tiles stand by name, not by where they lie: the
 * picture says so. Each is a link, and the table beside has them all.
 */
export function TileMap({ title, labelHeading, valueHeading, tiles, format = formatNumber }: TileMapProps) {
  const t = componentText(useShell())
  const id = useId()
  const columns = Math.min(12, Math.max(3, Math.ceil(Math.sqrt(tiles.length * 1.4))))
  const size = CHART_WIDTH / columns
  const rows = Math.ceil(tiles.length / columns)
  const bounds = boundsOf(tiles)
  const classOf = (value: number | null) => (value === null ? 0 : 1 + bounds.filter((bound) => value > bound).length)
  const said = (tile: Tile) => `${tile.label}: ${tile.value === null ? t.noFigures : format(tile.value)}`
  const legend = legendOf(tiles, classOf, format)
  return (
    <figure class="figure">
      <figcaption id={`${id}-title`}>{title}</figcaption>
      <p class="small">{t.tileOrder}</p>
      <ul class="legend">
        {legend.map(({ shade, words }) => (
          <li key={shade}>
            <svg viewBox="0 0 24 24" aria-hidden="true" class="chart">
              <rect class={`shade-${shade}`} width="24" height="24" />
              {shade === 0 ? <path class="hatch" d={hatch(0, 0, 24)} /> : null}
            </svg>{' '}
            {words === '' ? t.noFigures : words}
          </li>
        ))}
      </ul>
      {/* biome-ignore lint/a11y/useSemanticElements: an SVG that holds links is a group of them, not one image */}
      <svg class="chart" viewBox={`0 0 ${CHART_WIDTH} ${rows * size}`} role="group" aria-labelledby={`${id}-title`}>
        {tiles.map((tile, at) => {
          const [x, y] = [(at % columns) * size, Math.floor(at / columns) * size]
          const side = size - GAP
          const shade = classOf(tile.value)
          return (
            <a key={tile.href} href={tile.href} aria-label={said(tile)}>
              <title>{said(tile)}</title>
              <rect class={`tile-of shade-${shade}`} x={x} y={y} width={side} height={side} />
              {shade === 0 ? <path class="hatch" d={hatch(x, y, side)} /> : null}
            </a>
          )
        })}
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: letters beside the links, which nothing can focus */}
        <g class="letters" aria-hidden="true">
          {tiles.map((tile, at) => (
            <text
              key={tile.href}
              class={classOf(tile.value) > 2 ? 'on-dark' : undefined}
              x={(at % columns) * size + (size - GAP) / 2}
              y={Math.floor(at / columns) * size + (size - GAP) / 2 + 4}
              text-anchor="middle"
            >
              {initials(tile.label, size)}
            </text>
          ))}
        </g>
      </svg>
      <Details summary={t.table} hidden={title}>
        <Table
          caption={title}
          hideCaption
          narrow
          columns={[
            { key: 'label', label: labelHeading, rowHeader: true },
            { key: 'value', label: valueHeading, numeric: true },
          ]}
          rows={tiles.map((tile) => ({
            label: tile.label,
            value: <a href={tile.href}>{tile.value === null ? '–' : format(tile.value)}</a>,
          }))}
        />
      </Details>
    </figure>
  )
}

/** Values above which the second, third and fourth class begin: each class holds about as many tiles. Equal values are never parted. */
function boundsOf(tiles: readonly Tile[]): number[] {
  const values = tiles.flatMap((tile) => (tile.value === null ? [] : [tile.value])).sort((a, b) => a - b)
  const bounds = [...Array(CLASSES - 1).keys()].map((n) => values[Math.floor(((n + 1) * values.length) / CLASSES) - 1])
  return [...new Set(bounds)].filter((bound): bound is number => bound !== undefined && bound < (values.at(-1) ?? 0))
}

/** What each shade says, in numbers that occur. */
function legendOf(tiles: readonly Tile[], classOf: (value: number | null) => number, format: (value: number) => string) {
  const groups = new Map<number, number[]>()
  for (const { value } of tiles)
    groups.set(classOf(value), [...(groups.get(classOf(value)) ?? []), ...(value === null ? [] : [value])])
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([shade, values]) => {
      const [least, most] = [Math.min(...values), Math.max(...values)]
      return { shade, words: values.length === 0 ? '' : least === most ? format(least) : `${format(least)} – ${format(most)}` }
    })
}

const hatch = (x: number, y: number, side: number): string =>
  [0.35, 0.7].map((part) => `M${x} ${y + side * part}L${x + side * part} ${y}`).join('')

/** `Xã Quỳnh Phụ` → `QP`; nothing where the tile is too small to be read. */
const initials = (label: string, size: number): string =>
  size < 26
    ? ''
    : label
        .replace(/^(Xã|Phường|Đặc khu|Thị trấn|Huyện|Thành phố|Tỉnh)\s+/u, '')
        .split(/\s+/)
        .map((word) => word[0]?.toUpperCase() ?? '')
        .join('')
        .slice(0, size < 34 ? 2 : 3)
