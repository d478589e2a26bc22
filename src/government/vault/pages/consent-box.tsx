import { type Ctx, personIdOf } from '#platform/context'
import { Checkboxes } from '#ui/fields'
import { Heading, Text } from '#ui/typography'
import { consentTo } from '../consent.ts'
import { text } from '../messages.ts'
import type { Purpose } from '../tables.ts'

/**
 * Asks for a consent in the form around it: never ticked beforehand. `reuse` is asked once and remembered either way; a decision made before is told
 * instead. Sends `consent.<purpose>.asked` always when asked and `consent.<purpose>=yes` when given.
 */
export async function ConsentBox(ctx: Ctx, purpose: Purpose) {
  const t = text(ctx)
  const personId = personIdOf(ctx.actor)
  const decided = purpose === 'reuse' && personId ? await consentTo(ctx, personId, purpose) : undefined
  if (decided !== undefined)
    return (
      <Text small>
        {decided ? t.consentGiven : t.consentRefused} <a href="/kho-giay-to#dong-y">{t.changeConsent}</a>
      </Text>
    )
  return (
    <>
      {purpose === 'reuse' ? <Heading level={2}>{t.consentIntro}</Heading> : null}
      <input type="hidden" name={`consent.${purpose}.asked`} value="1" />
      <Checkboxes
        name={`consent.${purpose}`}
        label={t.purpose[purpose]}
        required={false}
        options={[{ value: 'yes', label: t.consentText[purpose], hint: purpose === 'reuse' ? t.ruleText : undefined }]}
      />
    </>
  )
}
