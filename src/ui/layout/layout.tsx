import type { ComponentChildren } from 'preact'
import { Breadcrumbs } from '#ui/breadcrumbs'
import { componentText } from '#ui/component-texts'
import { Form } from '#ui/form'
import { Mark } from '#ui/mark'
import { Notice } from '#ui/notice'
import { type ShellValue, useShell } from '#ui/shell'
import { stylesheet } from '#ui/styles'

interface LayoutProps {
  title: string
  breadcrumbs?: { href: string; label: string }[] | undefined
  refresh?: number | undefined
  desk?: boolean | undefined
  hasErrors?: boolean | undefined
  children: ComponentChildren
}

/** The frame of every page. */
export function Layout({ title, breadcrumbs, refresh, desk, hasErrors, children }: LayoutProps) {
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
        <meta name="theme-color" content="#faf6ec" />
        {refresh ? <meta http-equiv="refresh" content={String(refresh)} /> : null}
      </head>
      <body class={desk ? 'desk' : undefined}>
        <a class="skip" href="#noi-dung">
          {t.skip}
        </a>
        <SiteHead shell={shell} />
        <div class="inner">
          {breadcrumbs ? <Breadcrumbs items={breadcrumbs} current={title} /> : null}
          <main id="noi-dung" tabindex={-1}>
            {shell.notice ? <Notice kind={shell.notice.kind}>{shell.notice.text}</Notice> : null}
            {children}
          </main>
        </div>
        <SiteFoot shell={shell} />
      </body>
    </html>
  )
}

function SiteHead({ shell }: { shell: ShellValue }) {
  const t = componentText(shell)
  return (
    <header>
      {shell.demo ? (
        <div class="demo-line">
          <div class="inner">
            <p>{t.demo}</p>
          </div>
        </div>
      ) : null}
      <div class="site-head">
        <div class="inner">
          <a class="site-name" href="/">
            <Mark />
            <span>
              Đình <small>{shell.actor?.agencyName ?? shell.siteName}</small>
            </span>
          </a>
          <div class="site-person">
            {shell.actor ? (
              <>
                <a href="/tai-khoan">
                  <span class="unseen">{t.account}: </span>
                  {shell.actor.name}
                </a>
                <Form action="/dang-xuat" inline>
                  <button type="submit" class="link-button">
                    {t.signOut}
                  </button>
                </Form>
              </>
            ) : (
              <a href={`/dang-nhap${shell.path === '/' ? '' : `?ve=${encodeURIComponent(shell.path)}`}`}>{t.signIn}</a>
            )}
          </div>
        </div>
      </div>
      <nav class="site-menu" aria-label={t.menu}>
        <div class="inner">
          <ul>
            {shell.menu.map((entry) => (
              <li key={entry.href}>
                <a href={entry.href} aria-current={entry.current ? 'page' : undefined}>
                  {entry.label}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </nav>
    </header>
  )
}

function SiteFoot({ shell }: { shell: ShellValue }) {
  const t = componentText(shell)
  const back = encodeURIComponent(shell.path)
  return (
    <footer class="site-foot">
      <div class="inner">
        <ul>
          <li>
            <a
              href={`/ngon-ngu/${shell.locale === 'vi' ? 'en' : 'vi'}?ve=${back}`}
              hreflang={shell.locale === 'vi' ? 'en' : 'vi'}
              lang={shell.locale === 'vi' ? 'en' : 'vi'}
            >
              {t.other}
            </a>
          </li>
          <li>
            <a href={`/co-chu/${shell.largePrint ? 'thuong' : 'lon'}?ve=${back}`}>{shell.largePrint ? t.normal : t.larger}</a>
          </li>
          <li>
            <a href="/kiem-tra">{t.check}</a>
          </li>
          <li>
            <a href="/don-vi">{t.units}</a>
          </li>
          <li>
            <a href="/lich">{t.calendar}</a>
          </li>
          <li>
            <a href="/nhat-ky">{t.trust}</a>
          </li>
          <li>
            <a href="/he-thong-thiet-ke">{t.design}</a>
          </li>
        </ul>
        <p>{t.footer}</p>
      </div>
    </footer>
  )
}
