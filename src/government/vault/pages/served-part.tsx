import type { Ctx } from '#platform/context'
import { formatDate, formatNumber } from '#platform/time'
import { Heading, Text } from '#ui/typography'
import { nameOfPaper } from '../keep-filing.ts'
import { text } from '../messages.ts'
import { servedOf } from '../served-of.ts'

/**
 * A dossier's part of what came from the vault: its papers with who issued them, and what that saved. Nothing where nothing was used again. The
 * caller has made sure that the actor may see the dossier.
 */
export async function servedPart(ctx: Ctx, dossier: Readonly<Record<string, string>>) {
  const t = text(ctx)
  const { papers, saving } = await servedOf(ctx, dossier.agencyId ?? '', dossier.dossierId ?? '')
  if (!saving && papers.length === 0) return null
  return (
    <section>
      {papers.length > 0 ? (
        <>
          <Heading level={2}>{t.served}</Heading>
          <ul>
            {papers.map((paper) => (
              <li key={paper.id}>
                {nameOfPaper(paper)}
                {paper.issuer_name ? `, ${paper.issuer_name}` : ''}, {formatDate(paper.issued_on)},{' '}
                <span class="code">{paper.origin_code}</span>. {paper.automatic ? t.servedByRule : t.servedByChoice}.
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {saving ? <Text>{t.savedHere(formatNumber(saving.keystrokes), formatNumber(saving.uploads))}</Text> : null}
    </section>
  )
}
