import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { componentText } from '#ui/component-texts'
import { Details } from '#ui/details'
import { useShell } from '#ui/shell'
import { Table } from '#ui/table'

/** All charts are drawn this wide, so that their letters stay readable on a phone of 360 pixels. */
export const CHART_WIDTH = 360

interface ChartFigureProps {
  title: string
  /** What the picture says, in one sentence; read out in its place. */
  description: string
  height: number
  columns: { key: string; label: string; numeric?: boolean; rowHeader?: boolean }[]
  rows: Record<string, ComponentChildren>[]
  /** Shows the table without a tap, e.g. in a report. */
  open?: boolean | undefined
  legend?: ComponentChildren
  children: ComponentChildren
}

/** A picture of figures and the figures themselves; nobody depends on seeing the picture. */
export function ChartFigure({ title, description, height, columns, rows, open, legend, children }: ChartFigureProps) {
  const t = componentText(useShell())
  const id = useId()
  return (
    <figure class="figure">
      <figcaption>{title}</figcaption>
      {legend}
      <svg class="chart" viewBox={`0 0 ${CHART_WIDTH} ${height}`} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{description}</desc>
        {children}
      </svg>
      <Details summary={t.table} hidden={title} open={open}>
        <Table caption={title} hideCaption columns={columns} rows={rows} narrow={columns.length <= 3} />
      </Details>
    </figure>
  )
}

/** Cuts a label that would run out of the picture; the table has it whole. */
export const shorten = (label: string, most = 46): string =>
  label.length <= most ? label : `${label.slice(0, most - 1).trimEnd()}…`
