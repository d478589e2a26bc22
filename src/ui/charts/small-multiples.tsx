import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { formatNumber } from '#platform/time'
import { componentText } from '#ui/component-texts'
import { Details } from '#ui/details'
import { useShell } from '#ui/shell'
import { Table } from '#ui/table'

export interface Multiple {
  label: string
  /** One value for each period; null where nothing was measured. */
  values: readonly (number | null)[]
  href: string
}

interface SmallMultiplesProps {
  title: string
  labelHeading: string
  /** Periods, oldest first. */
  periods: readonly string[]
  multiples: readonly Multiple[]
  format?: (value: number) => string
}

const WIDTH = 150
const HEIGHT = 48
const PAD = 5

/** One small line a unit, all on one scale, so that they can be compared; each leads to the unit, and the table has every number. */
export function SmallMultiples({ title, labelHeading, periods, multiples, format = formatNumber }: SmallMultiplesProps) {
  const t = componentText(useShell())
  const measured = multiples.flatMap((one) => one.values.filter((value): value is number => value !== null))
  const x = scalePoint([...periods.keys()], [PAD, WIDTH - PAD])
  const y = scaleLinear([0, Math.max(1e-9, ...measured)], [HEIGHT - PAD, PAD])
  const path = line<{ at: number; value: number | null }>()
    .defined((point) => point.value !== null)
    .x((point) => x(point.at) ?? 0)
    .y((point) => y(point.value ?? 0))
  const latest = (one: Multiple) => one.values.findLast((value): value is number => value !== null)
  return (
    <figure class="figure figure-wide">
      <figcaption>{title}</figcaption>
      <ul class="multiples">
        {multiples.map((one) => {
          const last = one.values.findLastIndex((value) => value !== null)
          const now = latest(one)
          return (
            <li key={one.href}>
              <a href={one.href}>{one.label}</a>
              <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
                <path class="axis" d={`M${PAD} ${HEIGHT - PAD}H${WIDTH - PAD}`} />
                <path class="line" d={path(one.values.map((value, at) => ({ at, value }))) ?? ''} />
                {last >= 0 ? <circle class="dot" cx={x(last)} cy={y(one.values[last]!)} r={3} /> : null}
              </svg>
              <span class="small">{now === undefined ? t.noFigures : format(now)}</span>
            </li>
          )
        })}
      </ul>
      <Details summary={t.table} hidden={title}>
        <Table
          caption={title}
          hideCaption
          columns={[
            { key: 'label', label: labelHeading, rowHeader: true },
            ...periods.map((period) => ({ key: period, label: period, numeric: true })),
          ]}
          rows={multiples.map((one) => ({
            label: <a href={one.href}>{one.label}</a>,
            ...Object.fromEntries(periods.map((period, at) => [period, one.values[at] == null ? '–' : format(one.values[at])])),
          }))}
        />
      </Details>
    </figure>
  )
}
