import { scaleLinear } from 'd3-scale'
import { useId } from 'preact/hooks'
import { formatNumber } from '#platform/time'
import { componentText } from '#ui/component-texts'
import { useShell } from '#ui/shell'
import { Tag } from '#ui/tag'
import { proven } from './bar-chart.tsx'
import { CHART_WIDTH } from './chart-figure.tsx'

interface TargetBarProps {
  label: string
  /** The fraction as it was counted; the percentage is made of it here, so that the two cannot differ. */
  count: number
  total: number
  /** In percent. */
  target: number
  /** The list of records behind the count. */
  href?: string | undefined
}

/** How far one figure is on its way to its target: the fraction, the percentage, the target and whether it is met. */
export function TargetBar({ label, count, total, target, href }: TargetBarProps) {
  const t = componentText(useShell())
  const id = useId()
  const percent = total > 0 ? (100 * count) / total : 0
  const x = scaleLinear([0, 100], [0, CHART_WIDTH]).clamp(true)
  // Rounded downwards: 89.96 % of a target of 90 % is not shown as 90 %.
  const shown = formatNumber(Math.floor(percent * 10) / 10)
  const met = total > 0 && percent >= target
  return (
    <div class="target-bar">
      <p>
        <strong>{label}</strong>{' '}
        {total > 0 ? <Tag kind={met ? 'good' : 'waiting'}>{met ? t.targetMet : t.targetNotMet}</Tag> : null}
      </p>
      <svg class="chart" viewBox={`0 0 ${CHART_WIDTH} 22`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>
          {total > 0 ? t.targetBar(label, `${shown} %`, `${formatNumber(target)} %`) : t.noFigures}
        </title>
        <rect class="track" x={0} y={4} width={CHART_WIDTH} height={14} />
        <rect class="bar" x={0} y={4} width={x(percent)} height={14} />
        <path class="target-edge" d={`M${x(target)} 4V18`} />
        <path class="target" d={`M${x(target)} 0V22`} />
      </svg>
      <p class="small">
        {total > 0 ? (
          <>
            {proven(`${formatNumber(count)}/${formatNumber(total)}`, href)} ({shown} %) · {t.target(`${formatNumber(target)} %`)}
          </>
        ) : (
          t.noFigures
        )}
      </p>
    </div>
  )
}
