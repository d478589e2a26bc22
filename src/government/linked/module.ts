import { DOSSIER_CHANGED, DOSSIER_SUBMITTED } from '#government/dossiers'
import { hasRole } from '#platform/context'
import { defineModule } from '#platform/module'
import { advanceTracks } from './advance-tracks.ts'
import { linkedApi } from './api.ts'
import { cancelPart } from './cancel-part.ts'
import { distribution } from './distribution.ts'
import { loadDemoLinked } from './load-demo.ts'
import { partMeasures } from './measure-parts.ts'
import { text } from './messages.ts'
import { noteTrack } from './note-track.ts'
import { openPart } from './open-part.ts'
import { dossierPart, submittedPart } from './pages/dossier-part.tsx'
import { leadRoutes } from './pages/lead-routes.tsx'
import { leaderPart } from './pages/leader-part.tsx'
import { partRoutes } from './pages/part-routes.tsx'
import { whyPart } from './pages/why-part.tsx'
import { mayListParts } from './permissions.ts'

export const linked = defineModule({
  name: 'linked',
  dependsOn: ['calendar', 'organizations', 'audit', 'files', 'tasks', 'notifications', 'evidence', 'procedures', 'dossiers'],
  dir: import.meta.dirname,
  distribution,
  pages: (app) => {
    partRoutes(app)
    leadRoutes(app)
  },
  api: linkedApi,
  parts: [
    { place: 'dossier.citizen', order: 5, render: dossierPart },
    { place: 'dossier.desk', order: 5, render: dossierPart },
    { place: 'dossier.why', order: 5, render: whyPart },
    { place: 'dossier.submitted', order: 5, render: submittedPart },
    { place: 'leader.day', order: 10, render: leaderPart },
  ],
  on: {
    [DOSSIER_SUBMITTED]: (ctx, dossier: { code: string }) => advanceTracks(ctx, dossier.code),
    [DOSSIER_CHANGED]: (ctx, dossier: { code: string }) => advanceTracks(ctx, dossier.code),
  },
  jobs: { 'linked.open-part': openPart, 'linked.note-track': noteTrack, 'linked.cancel-part': cancelPart },
  work: [
    { kind: 'linked.part', label: (locale) => text(locale).kindPart },
    { kind: 'linked.returned', label: (locale) => text(locale).kindReturned },
  ],
  menu: [
    { href: '/lien-thong', label: (locale) => text(locale).menu, when: mayListParts, order: 8 },
    {
      href: '/quan-tri/lien-thong',
      label: (locale) => text(locale).admin,
      when: (actor) => hasRole(actor, 'administrator'),
      order: 86,
    },
  ],
  measures: partMeasures,
  demo: loadDemoLinked,
})
