import type { ComponentChildren } from 'preact'

/** A heading. One level 1 a page. */
export function Heading({ level, id, children }: { level: 1 | 2 | 3; id?: string; children: ComponentChildren }) {
  const Tag = `h${level}` as 'h1'
  return <Tag id={id}>{children}</Tag>
}

export function Text({ small, lead, children }: { small?: boolean; lead?: boolean; children: ComponentChildren }) {
  return <p class={small ? 'small' : lead ? 'lead' : undefined}>{children}</p>
}

/** Longer text; procedure texts stay Vietnamese whatever the language of the page. */
export function Prose({ lang, children }: { lang?: string; children: ComponentChildren }) {
  return (
    <div class="prose" lang={lang}>
      {children}
    </div>
  )
}
