import type { ComponentChildren } from 'preact'

interface CardProps {
  title: string
  href?: string
  /** The level of its heading where it does not stand under a heading of level 2. */
  level?: 2 | 3 | 4
  children?: ComponentChildren
}

/** One thing of a CardList; the whole card leads where its title leads. */
export function Card({ title, href, level = 3, children }: CardProps) {
  const Heading = `h${level}` as 'h3'
  return (
    <li class={href ? 'card card-link' : 'card'}>
      <Heading>{href ? <a href={href}>{title}</a> : title}</Heading>
      {typeof children === 'string' ? <p>{children}</p> : children}
    </li>
  )
}

export const CardList = ({ children }: { children: ComponentChildren }) => <ul class="card-list">{children}</ul>

interface NumberTileProps {
  label: string
  /** As it is to be read: formatted, with its unit. */
  value: string
  /** The list of records behind the number. */
  href?: string | undefined
  /** What stands beside it: the period, the fraction. */
  note?: string | undefined
  late?: boolean | undefined
}

/** One number of a TileList. It opens to its proof. */
export function NumberTile({ label, value, href, note, late }: NumberTileProps) {
  return (
    <li class={late ? 'tile tile-late' : 'tile'}>
      <span>{label}</span>
      <strong>{href ? <a href={href}>{value}</a> : value}</strong>
      {note ? <span class="small">{note}</span> : null}
    </li>
  )
}

export const TileList = ({ children }: { children: ComponentChildren }) => <ul class="tiles">{children}</ul>
