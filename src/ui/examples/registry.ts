import { examples as breadcrumbs } from '../breadcrumbs/examples.tsx'
import { examples as button } from '../button/examples.tsx'
import { examples as card } from '../card/examples.tsx'
import { examples as charts } from '../charts/examples.tsx'
import { examples as deadline } from '../deadline/examples.tsx'
import { examples as details } from '../details/examples.tsx'
import { examples as emptyState } from '../empty-state/examples.tsx'
import { examples as errorBody } from '../error-body/examples.tsx'
import { examples as errorSummary } from '../error-summary/examples.tsx'
import { examples as fields } from '../fields/examples.tsx'
import { examples as form } from '../form/examples.tsx'
import { examples as hero } from '../hero/examples.tsx'
import { examples as mark } from '../mark/examples.tsx'
import { examples as month } from '../month/examples.tsx'
import { examples as notice } from '../notice/examples.tsx'
import { examples as pagination } from '../pagination/examples.tsx'
import { examples as panel } from '../panel/examples.tsx'
import { examples as steps } from '../steps/examples.tsx'
import { examples as summaryList } from '../summary-list/examples.tsx'
import { examples as table } from '../table/examples.tsx'
import { examples as tabs } from '../tabs/examples.tsx'
import { examples as tag } from '../tag/examples.tsx'
import { examples as timeline } from '../timeline/examples.tsx'
import { examples as typography } from '../typography/examples.tsx'
import type { Example } from './example.ts'

/** Every component of the design system with its examples, by the name of its folder, in the order of the page. */
export const exampleGroups = {
  mark,
  typography,
  button,
  form,
  fields,
  'error-summary': errorSummary,
  notice,
  tag,
  deadline,
  'summary-list': summaryList,
  table,
  month,
  pagination,
  tabs,
  steps,
  timeline,
  panel,
  'empty-state': emptyState,
  details,
  card,
  charts,
  hero,
  breadcrumbs,
  'error-body': errorBody,
} satisfies Record<string, Example[]>

export type GroupName = keyof typeof exampleGroups
export const groupNames = Object.keys(exampleGroups) as GroupName[]
