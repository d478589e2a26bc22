import type { ComponentChildren } from 'preact'
import { Breadcrumbs } from '#ui/breadcrumbs'
import { componentText } from '#ui/component-texts'
import { Notice } from '#ui/notice'
import { useShell } from '#ui/shell'
import { stylesheet } from '#ui/styles'
import { SiteFoot } from './site-foot.tsx'
import { SiteHead } from './site-head.tsx'

interface LayoutProps {
  title: string
  breadcrumbs?: { href: string; label: string }[] | undefined
  refresh?: number | undefined
  refreshTo?: string | undefined
  screen?: 'kiosk' | 'hall' | undefined
  desk?: boolean | undefined
  hasErrors?: boolean | undefined
  children: ComponentChildren
}

/** The frame of every page. */
export function Layout({ title, breadcrumbs, refresh, refreshTo, desk, screen, hasErrors, children }: LayoutProps) {
  const shell = useShell()
  const t = componentText(shell)
  return (
    <html lang={shell.locale} data-print={shell.largePrint ? 'lon' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${hasErrors ? `${t.errorWord} ` : ''}${title} – ${shell.siteName}`}</title>
        <link rel="stylesheet" href={`/tai-san/dinh.${stylesheet().hash}.css`} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <meta name="theme-color" content="#faf6ec" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#1b1a17" media="(prefers-color-scheme: dark)" />
        {refresh ? (
          <noscript>
            <meta http-equiv="refresh" content={refreshTo ? `${refresh}; url=${refreshTo}` : String(refresh)} />
          </noscript>
        ) : null}
      </head>
      <body class={screen ? `screen ${screen}` : desk ? 'desk' : undefined}>
        <a class="skip" href="#noi-dung">
          {t.skip}
        </a>
        {screen ? null : <SiteHead />}
        <div class="inner">
          {breadcrumbs ? <Breadcrumbs items={breadcrumbs} current={title} /> : null}
          <main id="noi-dung" tabindex={-1}>
            {shell.notice ? <Notice kind={shell.notice.kind}>{shell.notice.text}</Notice> : null}
            {children}
          </main>
        </div>
        {screen ? null : <SiteFoot />}
      </body>
    </html>
  )
}
