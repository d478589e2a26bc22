interface Tab {
  href: string
  label: string
  current: boolean
  count?: number
}

/** Views of one thing, each a link with an address of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count === undefined ? null : ` (${tab.count})`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
