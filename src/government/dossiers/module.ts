import { servedPart } from '#government/vault'
import { hasRole, isOfficer } from '#platform/context'
import { defineModule } from '#platform/module'
import { dossiersApi } from './api.ts'
import { moreDossiersApi } from './api-more.ts'
import { counterApi } from './counter-api.ts'
import { loadDemoDossiers } from './demo/load-demo-dossiers.ts'
import { distribution } from './distribution.ts'
import { DOSSIER_CHANGED, DOSSIER_SUBMITTED } from './events.ts'
import { issuePaper } from './issue-paper.ts'
import { dossierMeasures, noteDossierFacts } from './measure-dossiers.ts'
import { text } from './messages.ts'
import { dossierPages } from './pages/routes.tsx'
import { dossierRecordApi } from './record-api.ts'
import { tellWhenLate } from './tell-when-late.ts'
import { warnBeforeDeadline } from './warn-before-deadline.ts'

export const dossiers = defineModule({
  name: 'dossiers',
  dependsOn: [
    'units',
    'organizations',
    'audit',
    'calendar',
    'identity',
    'files',
    'tasks',
    'notifications',
    'signatures',
    'evidence',
    'procedures',
    'vault',
    'mandates',
  ],
  dir: import.meta.dirname,
  distribution,
  pages: dossierPages,
  api: (api) => {
    dossiersApi(api)
    moreDossiersApi(api)
    dossierRecordApi(api)
    counterApi(api)
  },
  jobs: {
    'dossiers.issue-paper': async (ctx, payload) => {
      await issuePaper(ctx, payload)
    },
    'dossiers.warn-before-deadline': async (ctx) => {
      await warnBeforeDeadline(ctx)
    },
    'dossiers.tell-when-late': async (ctx) => {
      await tellWhenLate(ctx)
    },
  },
  cron: ['*/15 * * * * dossiers.warn-before-deadline', '*/15 * * * * dossiers.tell-when-late'],
  menu: [
    {
      href: '/ho-so',
      label: (locale) => text(locale).menuMine,
      when: (actor) => actor.kind === 'citizen' || actor.kind === 'nobody',
      order: 20,
    },
    { href: '/xu-ly', label: (locale) => text(locale).menuDesk, when: isOfficer, order: 6 },
    {
      href: '/lanh-dao',
      label: (locale) => text(locale).leaderTitleOfDay,
      when: (actor) => hasRole(actor, 'leader'),
      order: 4,
    },
    {
      href: '/quay',
      label: (locale) => text(locale).counterMenu,
      when: (actor) => hasRole(actor, 'one_stop'),
      order: 7,
    },
    { href: '/tra-cuu', label: (locale) => text(locale).menuLookup, when: () => true, order: 30 },
  ],
  parts: [...['dossier.citizen', 'dossier.desk', 'dossier.submitted'].map((place) => ({ place, order: 10, render: servedPart }))],
  work: [
    { kind: 'dossier.receive', label: (locale) => text(locale).event.accept },
    { kind: 'dossier.process', label: (locale) => text(locale).event.finishStep },
    { kind: 'dossier.decide', label: (locale) => text(locale).event.decide },
    { kind: 'dossier.issue', label: (locale) => text(locale).event.issue },
    { kind: 'dossier.return', label: (locale) => text(locale).event.return },
    { kind: 'dossier.warning', label: (locale) => text(locale).event.warn },
    { kind: 'dossier.stop-asked', label: (locale) => text(locale).event.askStop },
    { kind: 'dossier.answer', label: (locale) => text(locale).event.supply },
    { kind: 'dossier.payment', label: (locale) => text(locale).event.confirmPayment },
  ],
  measures: dossierMeasures,
  on: { [DOSSIER_SUBMITTED]: noteDossierFacts, [DOSSIER_CHANGED]: noteDossierFacts },
  demo: loadDemoDossiers,
})
