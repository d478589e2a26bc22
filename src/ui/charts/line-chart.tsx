import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { formatNumber } from '#platform/time'
import { componentText } from '#ui/component-texts'
import { useShell } from '#ui/shell'
import { CHART_WIDTH, ChartFigure } from './chart-figure.tsx'

export interface Series {
  name: string
  /** One value for each label; null where nothing was measured. */
  values: readonly (number | null)[]
}

interface LineChartProps {
  title: string
  labelHeading: string
  /** What stands below, e.g. months, oldest first. */
  labels: readonly string[]
  /** Three at most: more cannot be told apart without colour. */
  series: readonly Series[]
  format?: (value: number) => string
  target?: number | undefined
  open?: boolean
}

const HEIGHT = 220
const LEFT = 48
const RIGHT = 10
const TOP = 12
const BOTTOM = HEIGHT - 28

/** Marks of the first, second and third line: square, dot, triangle. */
const MARKS = ['M-4 -4h8v8h-8z', 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0', 'M0 -6L6 5H-6z']

/** How figures went over time. Lines differ by their marks and dashes too. */
export function LineChart({ title, labelHeading, labels, series, format = formatNumber, target, open }: LineChartProps) {
  const t = componentText(useShell())
  const measured = series.flatMap((one) => one.values.filter((value) => value !== null))
  const x = scalePoint([...labels.keys()], [LEFT + 8, CHART_WIDTH - RIGHT - 8])
  const y = scaleLinear([0, Math.max(1e-9, target ?? 0, ...measured)], [BOTTOM, TOP]).nice(4)
  const last = series[0]?.values.findLastIndex((value) => value !== null) ?? -1
  // Every label where there is room, else each second, third …
  const every = Math.max(
    1,
    Math.ceil((labels.length * Math.max(...labels.map((label) => label.length), 1) * 8) / (CHART_WIDTH - LEFT)),
  )
  return (
    <ChartFigure
      title={title}
      description={last < 0 ? t.noFigures : t.latest(labels[last] ?? '', format(series[0]!.values[last]!))}
      height={HEIGHT}
      columns={[
        { key: 'label', label: labelHeading, rowHeader: true },
        ...series.map((one) => ({ key: one.name, label: one.name, numeric: true })),
      ]}
      rows={labels.map((label, at) => ({
        label,
        ...Object.fromEntries(series.map((one) => [one.name, isNumber(one.values[at]) ? format(one.values[at]) : '–'])),
      }))}
      open={open}
      legend={
        series.length > 1 || target !== undefined ? (
          <Legend names={series.map((one) => one.name)} target={target === undefined ? undefined : t.target(format(target))} />
        ) : null
      }
    >
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <path class="grid" d={`M${LEFT} ${y(tick)}H${CHART_WIDTH - RIGHT}`} />
          <text x={LEFT - 6} y={y(tick) + 4} text-anchor="end">
            {format(tick)}
          </text>
        </g>
      ))}
      <path class="axis" d={`M${LEFT} ${BOTTOM}H${CHART_WIDTH - RIGHT}`} />
      {labels.map((label, at) =>
        at % every === 0 ? (
          <text key={label} x={x(at)} y={HEIGHT - 8} text-anchor="middle">
            {label}
          </text>
        ) : null,
      )}
      {target === undefined ? null : (
        <path class="target" stroke-dasharray="5 3" d={`M${LEFT} ${y(target)}H${CHART_WIDTH - RIGHT}`} />
      )}
      {series.map((one, at) => (
        <g key={one.name} class={`series-${at + 1}`}>
          <path
            class="line"
            d={
              line<number | null>()
                .defined((value) => value !== null)
                .x((_, index) => x(index)!)
                .y((value) => y(value!))([...one.values]) ?? ''
            }
          />
          {one.values.map((value, index) =>
            value === null ? null : (
              <path key={index} class="dot" d={MARKS[at % 3]} transform={`translate(${x(index)} ${y(value)})`} />
            ),
          )}
        </g>
      ))}
    </ChartFigure>
  )
}

const isNumber = (value: number | null | undefined): value is number => typeof value === 'number'

const Legend = ({ names, target }: { names: readonly string[]; target: string | undefined }) => (
  <ul class="legend">
    {names.map((name, at) => (
      <li key={name} class={`series-${at + 1}`}>
        <svg viewBox="-8 -8 16 16" aria-hidden="true">
          <path class="dot" d={MARKS[at % 3]} />
        </svg>
        {name}
      </li>
    ))}
    {target ? (
      <li>
        <svg viewBox="-8 -8 16 16" aria-hidden="true">
          <path class="target" stroke-dasharray="5 3" d="M-8 0H8" />
        </svg>
        {target}
      </li>
    ) : null}
  </ul>
)
