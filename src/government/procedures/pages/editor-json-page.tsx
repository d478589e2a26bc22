import type { Locale } from '#platform/context'
import type { AppError } from '#platform/errors'
import { Button, ButtonGroup, ButtonLink } from '#ui/button'
import { FileField, TextArea } from '#ui/fields'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Text } from '#ui/typography'
import { editorText } from '../editor/editor-messages.ts'
import type { ProcedureDraft } from '../editor/get-draft.ts'
import { IMPORT_LIMIT } from '../editor/import-procedure.ts'
import { EditorFrame, editorPath } from './editor-frame.tsx'

interface JsonPageProps {
  draft: ProcedureDraft
  typed: string
  version: number
  error: AppError | undefined
  locale: Locale
}

/** /quan-tri/thu-tuc/:code/json: the whole draft as text, for those who know it. */
export function EditorJsonPage({ draft, typed, version, error, locale }: JsonPageProps) {
  const t = editorText(locale)
  const here = editorPath(draft.code, '/json')
  const fields = Object.entries(error?.fields ?? {}).map(([path, said]) => (path === 'json' ? said : `${path}: ${said}`))
  const wrong = error?.code === 'invalid' ? fields.join(' ') : error?.code === 'too_large' ? error.message : undefined
  return (
    <EditorFrame
      code={draft.code}
      name={draft.content.name}
      title={t.jsonTitle}
      errors={wrong ? { json: wrong } : {}}
      locale={locale}
    >
      {error?.code === 'conflict' ? (
        <Notice kind="warning" title={t.keptWhatYouTyped}>
          {error.message}
        </Notice>
      ) : null}
      <Text>{t.jsonLead}</Text>
      <Form action={here} files>
        <input type="hidden" name="version" value={version} />
        <FileField
          name="file"
          label={t.jsonFile}
          accept="application/json,.json"
          required={false}
          limits={{ types: 'JSON', maxBytes: IMPORT_LIMIT }}
        />
        <TextArea name="json" label={t.jsonText} value={typed} rows={24} error={wrong} />
        <ButtonGroup>
          <Button>{t.importIt}</Button>
          <ButtonLink href={editorPath(draft.code, '/xuat?ban=nhap')} kind="secondary">
            {t.exportIt}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </EditorFrame>
  )
}
