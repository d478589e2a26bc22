import { formatDate, formatDateTime } from '#platform/time'
import { Button } from '#ui/button'
import { Details } from '#ui/details'
import { TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Table } from '#ui/table'
import { Text } from '#ui/typography'
import { editorText } from '../editor/editor-messages.ts'
import type { Publication } from '../editor/list-publications.ts'
import { describeValidity } from './describe.ts'
import { editorPath } from './editor-frame.tsx'
import type { OverviewView } from './editor-overview-page.tsx'

/** Every version with its days, who published it, and what can be done with it. */
export function VersionTable({ code, publications, today, locale }: OverviewView) {
  const t = editorText(locale)
  return (
    <>
      <Table
        caption={t.versions}
        columns={[
          { key: 'period', label: t.period },
          { key: 'basis', label: t.basisOf },
          { key: 'actions', label: t.actions },
        ]}
        rows={publications.map(({ version, ...by }, i) => {
          const days = describeValidity(version, locale)
          const before = publications[i + 1]
          return {
            period: days,
            basis: by.publishedAt ? (
              <>
                <span lang="vi">{by.basis}</span>
                <span class="hint">{t.publishedBy(by.publishedByName ?? '', formatDateTime(by.publishedAt))}</span>
              </>
            ) : (
              t.withProgram
            ),
            actions: (
              <ul>
                <li>
                  <a href={`/thu-tuc/${code}?ngay=${version.validFrom}`}>
                    {t.view}
                    <span class="unseen"> {days}</span>
                  </a>
                </li>
                <li>
                  <a href={editorPath(code, `/xuat?ban=${version.id}`)}>
                    {t.exportIt}
                    <span class="unseen"> {days}</span>
                  </a>
                </li>
                {before ? (
                  <li>
                    <a href={editorPath(code, `/so-sanh?tu=${before.version.id}&den=${version.id}`)}>
                      {t.comparePrevious}
                      <span class="unseen"> {days}</span>
                    </a>
                  </li>
                ) : null}
              </ul>
            ),
          }
        })}
      />
      {publications
        .filter((one) => one.publishedAt && one.version.validFrom > today)
        .map((one) => (
          <Withdraw key={one.version.id} code={code} one={one} locale={locale} />
        ))}
    </>
  )
}

function Withdraw({ code, one, locale }: { code: string; one: Publication; locale: OverviewView['locale'] }) {
  const t = editorText(locale)
  const { id, validFrom } = one.version
  return (
    <Details summary={t.withdraw} hidden={describeValidity(one.version, locale)}>
      <Text>{t.withdrawAsk(formatDate(validFrom))}</Text>
      <Form action={editorPath(code, `/rut/${id}`)}>
        <TextField name={`reason.${validFrom}`} label={t.withdrawReason} />
        <Button kind="warning">{t.withdraw}</Button>
      </Form>
    </Details>
  )
}
