import type { ComponentChildren } from 'preact'

export function Card({ title, href, children }: { title: string; href?: string; children?: ComponentChildren }) {
  return (
    <li class="card">
      <h3>{href ? <a href={href}>{title}</a> : title}</h3>
      {typeof children === 'string' ? <p>{children}</p> : children}
    </li>
  )
}

export const CardList = ({ children }: { children: ComponentChildren }) => <ul class="card-list">{children}</ul>
