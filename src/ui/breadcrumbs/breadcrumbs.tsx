import { componentText } from '#ui/component-texts'
import { useShell } from '#ui/shell'

/** The way down from the home page; the present page is not a link. */
export function Breadcrumbs({ items, current }: { items: { href: string; label: string }[]; current: string }) {
  const t = componentText(useShell())
  return (
    <nav class="breadcrumbs" aria-label={t.breadcrumbs}>
      <ol>
        {[{ href: '/', label: t.home }, ...items].map((item) => (
          <li key={item.href}>
            <a href={item.href}>{item.label}</a>
          </li>
        ))}
        <li aria-current="page">{current}</li>
      </ol>
    </nav>
  )
}
