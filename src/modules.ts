import type { ModuleDefinition } from '#platform/module'
import { audit } from './foundation/audit/module.ts'
import { calendar } from './foundation/calendar/module.ts'
import { evidence } from './foundation/evidence/module.ts'
import { files } from './foundation/files/module.ts'
import { identity } from './foundation/identity/module.ts'
import { notifications } from './foundation/notifications/module.ts'
import { organizations } from './foundation/organizations/module.ts'
import { signatures } from './foundation/signatures/module.ts'
import { tasks } from './foundation/tasks/module.ts'
import { units } from './foundation/units/module.ts'
import { assessment } from './government/assessment/module.ts'
import { dossiers } from './government/dossiers/module.ts'
import { guard } from './government/guard/module.ts'
import { indicators } from './government/indicators/module.ts'
import { linked } from './government/linked/module.ts'
import { mandates } from './government/mandates/module.ts'
import { procedures } from './government/procedures/module.ts'
import { queue } from './government/queue/module.ts'
import { recognition } from './government/recognition/module.ts'
import { reports } from './government/reports/module.ts'
import { usage } from './government/usage/module.ts'
import { vault } from './government/vault/module.ts'

/** THE list of modules, lowest first: a module may use only what stands before it. */
export const modules: readonly ModuleDefinition[] = [
  units,
  calendar,
  organizations,
  audit,
  evidence,
  identity,
  files,
  tasks,
  notifications,
  signatures,
  procedures,
  vault,
  mandates,
  queue,
  dossiers,
  linked,
  assessment,
  indicators,
  guard,
  reports,
  recognition,
  usage,
]
