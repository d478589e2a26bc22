import { z } from 'zod'
import type { Places } from './places.ts'

/** `{field, equals|in|filled}` or `{all|any}`; `field` is a path from the form's root, inside a repeated group the same row's. */
export type Condition =
  | { field: string; equals: string | boolean | number }
  | { field: string; in: string[] }
  | { field: string; filled: boolean }
  | { all: Condition[] }
  | { any: Condition[] }

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ field: z.string(), equals: z.union([z.string(), z.boolean(), z.number()]) }),
    z.strictObject({ field: z.string(), in: z.array(z.string()).min(1) }),
    z.strictObject({ field: z.string(), filled: z.boolean() }),
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
  ]),
)

const Option = z.strictObject({ value: z.string(), label: z.string() })
const FIELD_TYPES = [
  'text',
  'longtext',
  'date',
  'idNumber',
  'choice',
  'address',
  'phone',
  'email',
  'number',
  'money',
  'yesno',
  'person',
  'group',
] as const

const FieldShape = z.strictObject({
  id: z.string(),
  label: z.string(),
  type: z.enum(FIELD_TYPES),
  required: z.boolean(),
  hint: z.string().optional(),
  default: z.union([z.string(), z.boolean(), z.number(), z.array(z.string())]).optional(),
  options: z.array(Option).optional(),
  optionsFrom: z.string().optional(),
  suggestFrom: z.string().optional(),
  multiple: z.boolean().optional(),
  /** Of a choice of several: values that the procedure cannot go without. */
  mustInclude: z.array(z.string()).optional(),
  showWhen: Condition.optional(),
  /** The condition under which a required field need not be filled. */
  requiredUnless: Condition.optional(),
  mustBe: z.boolean().optional(),
  prefill: z.string().optional(),
  derivedFrom: z.string().optional(),
  readOnly: z.boolean().optional(),
  allowYearOnly: z.boolean().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  maxAgeYears: z.number().optional(),
  pattern: z.string().optional(),
  parts: z.array(z.enum(['fullName', 'dateOfBirth', 'idNumber', 'residence', 'phone', 'relation'])).optional(),
  repeat: z.strictObject({ min: z.int(), max: z.int() }).optional(),
  copyFrom: z.strictObject({ source: z.string(), when: Condition }).optional(),
})
export type Field = z.infer<typeof FieldShape> & { fields?: Field[] | undefined }
export const Field: z.ZodType<Field> = FieldShape.extend({ fields: z.lazy(() => z.array(Field)).optional() })

const UNITS = ['immediate', 'working_day', 'calendar_day', 'working_hour'] as const
const Limit = { value: z.number().min(0), unit: z.enum(UNITS), sameDayCutoff: z.string().optional(), note: z.string().optional() }
const Mark = z.enum(['S', 'K', 'U'])
const Fee = z.strictObject({
  name: z.string(),
  /** null where the province decides: then configured. */
  amountVnd: z.int().min(0).nullable(),
  per: z.string(),
  notes: z.string().optional(),
  requiredWhen: z.strictObject({ text: z.string(), condition: Condition.optional() }).optional(),
  capVnd: z.int().optional(),
  capPer: z.string().optional(),
  referenceVnd: z.int().optional(),
})
const TimeLimit = z.strictObject({
  ...Limit,
  startsFrom: z.string().optional(),
  portalValues: z.array(z.number()).optional(),
  pauses: z.array(z.string()).optional(),
  variants: z.array(z.strictObject({ ...Limit, when: z.string(), condition: Condition.optional() })).optional(),
  milestones: z.array(z.strictObject({ ...Limit, when: z.string() })).optional(),
  /** Within which the citizen answers a request for supplement; past it the processing stops. */
  supplementAnswer: z.strictObject(Limit).optional(),
  extensions: z
    .array(
      z.strictObject({ ...Limit, when: z.string(), mode: z.enum(['addedNotCounted', 'total']), confidence: Mark.optional() }),
    )
    .optional(),
})
const Component = z.strictObject({
  code: z.string(),
  name: z.string(),
  original: z.int(),
  copy: z.int(),
  presentOnly: z.boolean(),
  /** The form itself: it needs no paper. */
  isForm: z.boolean().optional(),
  requiredWhen: z
    .strictObject({ text: z.string(), condition: Condition.optional(), lookupFails: z.string().optional() })
    .optional(),
  alternatives: z.array(z.string()).optional(),
  notes: z.string().optional(),
})
const Step = z.strictObject({
  order: z.int(),
  name: z.string(),
  role: z.enum(['one_stop', 'specialist', 'leader', 'clerk']),
  hours: z.number(),
  authority: z.string().optional(),
})
const Variant = z.strictObject({
  code: z.string(),
  name: z.string(),
  when: z.string(),
  authorityLevel: z.string().optional(),
  timeLimit: z.strictObject(Limit).optional(),
  fees: z.array(Fee).optional(),
  components: z.array(z.string()).optional(),
  form: z.string().optional(),
  legalBasis: z.array(z.string()).optional(),
  confidence: z.record(z.string(), Mark).optional(),
  sources: z.array(z.string()).optional(),
})
const LinkedStep = z.strictObject({
  code: z.string(),
  name: z.string(),
  authority: z.string(),
  timeLimit: z.strictObject(Limit),
  standaloneTimeLimit: z.strictObject(Limit).optional(),
  dependsOn: z.array(z.string()),
  result: z.string(),
  fees: z.array(Fee).optional(),
  optional: z.boolean().optional(),
  /** The answers that ask for this step; without it a step is done unless it is `optional`. */
  wantedWhen: Condition.optional(),
  /** Top-level fields that the agency of this step needs. Only they go to it (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15). */
  answers: z.array(z.string()).optional(),
  /** Codes of the components that go to it. */
  papers: z.array(z.string()).optional(),
  notes: z.string().optional(),
  confidence: Mark.optional(),
})

/** A procedure as our data file has it; an unknown key fails, so that nothing in it is silently ignored. */
export const ProcedureData = z.strictObject({
  code: z.string().regex(/^\d\.\d{6}$/),
  name: z.string(),
  domain: z.string(),
  authorityLevel: z.enum(['commune', 'district', 'province']),
  serviceLevel: z.enum(['full', 'partial']),
  serviceLevelReason: z.string().optional(),
  /** The level of the national identity that filing online asks for; 2 unless said. */
  identityLevel: z.union([z.literal(1), z.literal(2)]).optional(),
  channels: z.array(z.enum(['online', 'post', 'counter'])).default(['online', 'post', 'counter']),
  receivedAt: z.string().optional(),
  reviewBy: z.iso.date().optional(),
  legalBasis: z.array(z.string()),
  timeLimit: TimeLimit,
  supplementClock: z.enum(['restart', 'resume']),
  fees: z.array(Fee),
  components: z.array(Component),
  form: z.strictObject({ title: z.string(), fields: z.array(Field) }),
  steps: z.array(Step).min(1),
  result: z.strictObject({
    name: z.string(),
    kind: z.enum(['certificate', 'register_extract', 'certified_copy', 'decision', 'notice', 'record', 'other']).or(z.string()),
    officialCode: z.string().optional(),
    templateHint: z.string(),
    originals: z.int().optional(),
    validity: z.string().optional(),
  }),
  linkedWith: z.array(z.string()).optional(),
  linkedSteps: z.array(LinkedStep).optional(),
  variants: z.array(Variant).optional(),
  replaces: z.array(z.string()).optional(),
  notes: z.array(z.string()).optional(),
  fileConventions: z.array(z.string()).optional(),
  confidence: z.record(z.string(), Mark).optional(),
  sources: z.array(z.string()).optional(),
  validFrom: z.iso.date().optional(),
  validTo: z.iso.date().optional(),
})
export type ProcedureData = z.infer<typeof ProcedureData>

/** A procedure as in force over a period. A dossier keeps the version it was filed under. */
export type ProcedureVersion = Omit<ProcedureData, 'validFrom' | 'validTo'> & {
  id: string
  /** 'YYYY-MM-DD', both days included; validTo null while open. */
  validFrom: string
  validTo: string | null
  /** Derived for the demonstration, not the law's text. */
  demo: boolean
  /** The units that addresses choose from; without them an address is typed as it is. Never part of JSON. */
  places?: Places | undefined
}

/** What the form engine needs of a version. */
export type FormOf = Pick<ProcedureVersion, 'code' | 'form' | 'places'>

/** Answers by the ids of top-level fields; `$applicant` holds what the account knows, for groups copied from it. */
export type Answers = Record<string, unknown>
/** A date being typed: kept part by part until it is a real one ('YYYY-MM-DD', or 'YYYY' where the year is enough). */
export type TypedDate = { day?: string; month?: string; year?: string }
/**
 * An address as kept: always in words, with the codes of province and commune where it is one of today's. An old or foreign
 * address has no codes and says `legacy`.
 */
export interface AddressAnswer {
  text: string
  province?: string
  commune?: string
  detail?: string
  legacy?: true
}
