import { scaleLinear } from 'd3-scale'
import type { ComponentChildren } from 'preact'
import { formatNumber } from '#platform/time'
import { componentText } from '#ui/component-texts'
import { useShell } from '#ui/shell'
import { CHART_WIDTH, ChartFigure, shorten } from './chart-figure.tsx'

export interface Bar {
  label: string
  value: number
  /** The list of records behind the number. */
  href?: string | undefined
  /** Drawn in the colour of what is late; the label must say so too. */
  late?: boolean | undefined
}

interface BarChartProps {
  title: string
  /** Heading of the labels in the table, e.g. `Lĩnh vực`. */
  labelHeading: string
  valueHeading: string
  bars: readonly Bar[]
  /** Writes a value, e.g. with its unit. */
  format?: (value: number) => string
  /** One mark across all bars, e.g. a target. */
  target?: number | undefined
  open?: boolean
}

const ROW = 46
const VALUE_WIDTH = 74

/** Bars from left to right, each under its own label, because Vietnamese labels are long and phones narrow. */
export function BarChart({ title, labelHeading, valueHeading, bars, format = formatNumber, target, open }: BarChartProps) {
  const t = componentText(useShell())
  const most = Math.max(1e-9, target ?? 0, ...bars.map((bar) => bar.value))
  const x = scaleLinear([0, most], [0, CHART_WIDTH - VALUE_WIDTH])
  const highest = bars.reduce<Bar | undefined>((best, bar) => (!best || bar.value > best.value ? bar : best), undefined)
  return (
    <ChartFigure
      title={title}
      description={highest ? t.highest(highest.label, format(highest.value)) : t.noFigures}
      height={Math.max(1, bars.length) * ROW + (target === undefined ? 0 : 22)}
      columns={[
        { key: 'label', label: labelHeading, rowHeader: true },
        { key: 'value', label: valueHeading, numeric: true },
      ]}
      rows={bars.map((bar) => ({ label: bar.label, value: proven(format(bar.value), bar.href) }))}
      open={open}
    >
      {bars.map((bar, index) => (
        <g key={bar.label} transform={`translate(0 ${index * ROW})`}>
          <text x={0} y={15}>
            {shorten(bar.label)}
          </text>
          <rect class="track" x={0} y={22} width={CHART_WIDTH - VALUE_WIDTH} height={14} />
          <rect class={bar.late ? 'bar bar-late' : 'bar'} x={0} y={22} width={Math.max(0, x(bar.value))} height={14} />
          <text class="value" x={CHART_WIDTH - VALUE_WIDTH + 8} y={34}>
            {format(bar.value)}
          </text>
        </g>
      ))}
      {target === undefined ? null : (
        <>
          <path class="target" stroke-dasharray="5 3" d={`M${x(target)} 0 V${bars.length * ROW}`} />
          <text x={x(target)} y={bars.length * ROW + 15} text-anchor={x(target) > CHART_WIDTH / 2 ? 'end' : 'start'}>
            {t.target(format(target))}
          </text>
        </>
      )}
    </ChartFigure>
  )
}

/** A figure, as the link to its proof where it has one. */
export const proven = (text: string, href: string | undefined): ComponentChildren => (href ? <a href={href}>{text}</a> : text)
