import { useShell } from '#ui/shell'
import { Tabs } from '#ui/tabs'
import { HERE } from './example.ts'
import { text } from './messages.ts'
import { exampleGroups, type GroupName, groupNames } from './registry.ts'

export const designTitle = (locale: 'vi' | 'en'): string => text(locale).title

const COLOURS = ['paper', 'sheet', 'ink', 'green', 'terracotta', 'gold', 'blue'] as const

/** Every component with its examples and its name in the code. @param desk whether the page is shown as the officer's desk */
export function DesignPage({ desk }: { desk: boolean }) {
  const t = text(useShell())
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <Tabs
        label={t.views}
        tabs={[
          { href: HERE, label: t.citizen, current: !desk },
          { href: `${HERE}?kieu=ban`, label: t.desk, current: desk },
        ]}
      />
      <nav aria-label={t.contents}>
        <ul class="contents">
          {groupNames.map((name) => (
            <li key={name}>
              <a href={`#phan-${name}`}>{t.groups[name]}</a>
            </li>
          ))}
        </ul>
      </nav>
      <h2>{t.colours}</h2>
      <p>{t.coloursText}</p>
      <ul class="swatches">
        {COLOURS.map((name) => (
          <li key={name}>
            <svg viewBox="0 0 48 32" aria-hidden="true">
              <rect class={`swatch-${name}`} width="48" height="32" />
            </svg>
            <span class="code">--{name}</span>
          </li>
        ))}
      </ul>
      {groupNames.map((name) => (
        <ExampleGroup key={name} name={name} />
      ))}
    </>
  )
}

function ExampleGroup({ name }: { name: GroupName }) {
  const t = text(useShell())
  return (
    <div class="example-group">
      <h2 id={`phan-${name}`}>{t.groups[name]}</h2>
      <p class="small">
        {t.folder}: <span class="code">#ui/{name}</span>
      </p>
      {exampleGroups[name].map((example) => (
        <div class="example" key={example.name} lang="vi">
          <h3>{example.name}</h3>
          {example.node}
        </div>
      ))}
    </div>
  )
}
