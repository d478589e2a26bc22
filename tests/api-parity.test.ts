import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

// What pages can do, the REST API can too. Derived from the sources: every operation that a page imports is imported by a file of the API as well, or
// stands below with the reason. An operation is an async function of a module whose first argument is the ctx.
const SRC = join(import.meta.dirname, '../src')

const SIGN_IN = 'a ceremony of the browser; programs sign in by POST /api/tokens'
const SECOND_FACTOR =
  'ways to sign in are changed by the person alone, on a page that has just asked who they are, never by a token'
const DRAFT = 'a draft is what a page keeps while somebody types; a program files the whole by POST /api/dossiers'
const COUNTER = 'what the desk types is a draft of its page; a program of the desk files the whole by POST /api/counter-filings'
const PUSH = 'belongs to a browser'
const PART = 'part of what another answer of the API gives'
const WORDS = 'names for a page; the API gives ids, and names where its answers hold them'
const EDITOR = 'one step of the editor on screen; the API sends a whole draft and reads it back'
const FORM = 'fills a choice of a form'

const EXCEPTIONS: Record<string, string> = {
  'foundation/files#findUploads': PART,
  'foundation/files#keepUpload': 'the API takes uploads by readUpload, which keeps them the same way',
  'foundation/identity#addPasskey': SECOND_FACTOR,
  'foundation/identity#addressInWords': WORDS,
  'foundation/identity#applicantData': DRAFT,
  'foundation/identity#beginCeremony': SIGN_IN,
  'foundation/identity#beginOneTimeCode': SECOND_FACTOR,
  'foundation/identity#beginPasskey': SECOND_FACTOR,
  'foundation/identity#beginPasskeySignIn': SIGN_IN,
  'foundation/identity#choosePost': 'a choice of the session; a token stands for the post that its person signed in with',
  'foundation/identity#confirmOneTimeCode': SECOND_FACTOR,
  'foundation/identity#dropOneTimeCode': SECOND_FACTOR,
  'foundation/identity#ensureSetupOpen': 'the first start of an installation, at its own machine',
  'foundation/identity#findCeremony': SIGN_IN,
  'foundation/identity#hasOneTimeCode': SECOND_FACTOR,
  'foundation/identity#hasPassword': SECOND_FACTOR,
  'foundation/identity#issuePassword':
    'a secret shown once to the administrator; an answer of the API would be remembered and logged on its way',
  'foundation/identity#listAccountStates': PART,
  'foundation/identity#listPasskeys': SECOND_FACTOR,
  'foundation/identity#personNames': WORDS,
  'foundation/identity#removePasskey': SECOND_FACTOR,
  'foundation/identity#setPassword': SECOND_FACTOR,
  'foundation/identity#setUpFirstAdministrator': 'the first start of an installation, at its own machine',
  'foundation/identity#signInWithPasskey': SIGN_IN,
  'foundation/identity#takeCeremony': SIGN_IN,
  'foundation/notifications#addSubscription': PUSH,
  'foundation/notifications#quietHoursOn': PART,
  'foundation/notifications#removeSubscription': PUSH,
  'foundation/organizations#agencyCode': WORDS,
  'foundation/organizations#agencyNames': WORDS,
  'foundation/organizations#listPostsOf': 'the choice of a post at sign-in',
  'foundation/tasks#getHandOver': FORM,
  'foundation/units#findUnit': PART,
  'foundation/units#findUnitById': PART,
  'foundation/units#getUnitStory': PART,
  'foundation/units#previewReform': 'a look before the form is sent; the operation itself refuses the same',
  'foundation/units#unitNames': WORDS,
  'government/indicators#getIndicator': PART,
  'government/assessment#ratingOf': PART,
  'government/assessment#readRatingCode': FORM,
  'government/dossiers#addDraftFiles': DRAFT,
  'government/dossiers#agencyOfResidence': FORM,
  'government/dossiers#countRegister': PART,
  'government/dossiers#dropDraft': DRAFT,
  'government/dossiers#ensureMayOpenResult': PART,
  'government/dossiers#fileAtCounter': COUNTER,
  'government/dossiers#getDraft': DRAFT,
  'government/dossiers#getFiledDossier': PART,
  'government/dossiers#listApplicants': DRAFT,
  'government/dossiers#listDrafts': DRAFT,
  'government/dossiers#noteOpening': PART,
  'government/dossiers#missingPapers': DRAFT,
  'government/dossiers#officersOfStep': FORM,
  'government/dossiers#procedureOf': PART,
  'government/dossiers#removeDraftFile': DRAFT,
  'government/dossiers#saveDraftAnswers': DRAFT,
  'government/dossiers#startCounterDraft': COUNTER,
  'government/dossiers#startDraft': DRAFT,
  'government/dossiers#startDraftForAnother': DRAFT,
  'government/dossiers#supplementBy': PART,
  'government/indicators#findAimingUnit': FORM,
  'government/linked#tracksOf': PART,
  'government/mandates#usableMandates': FORM,
  'government/procedures#currentPlaces': EDITOR,
  'government/procedures#editProcedureDraft': EDITOR,
  'government/procedures#findDraft': EDITOR,
  'government/procedures#listDomains': FORM,
  'government/procedures#listPublications': PART,
  'government/procedures#nationalAgencies': PART,
  'government/procedures#feesFor': PART,
  'government/queue#isOpen': PART,
  'government/queue#lineNames': WORDS,
  'government/vault#choosePapers': DRAFT,
  'government/vault#consentTo': PART,
  'government/vault#draftPapers': DRAFT,
  'government/vault#reuseOfDraft': DRAFT,
  'government/vault#sourcesOf': DRAFT,
}

const sources = globSync('{foundation,government,economy,society}/**/*.{ts,tsx}', { cwd: SRC })
  .filter((path) => !/\.test\.tsx?$/.test(path))
  .map((path) => ({ path, module: path.split('/').slice(0, 2).join('/'), text: readFileSync(join(SRC, path), 'utf8') }))
const isPage = (path: string) => path.includes('/pages/')
const isApi = (path: string) => !isPage(path) && /(^|-)api(-[a-z]+)?\.ts$/.test(path.split('/').at(-1)!)

const operations = new Set(
  sources
    .filter(({ path }) => !isPage(path) && !isApi(path))
    .flatMap(({ module, text }) =>
      [...text.matchAll(/^export (async )?function (\w+)(?:<[^>]*>)?\(\s*\w+: Ctx[\s\S]*?\)(?:: ([^\n]*))? \{$/gm)]
        .filter(([, isAsync, , answer]) => isAsync || answer?.startsWith('Promise<'))
        .map(([, , name]) => `${module}#${name}`),
    ),
)

/** The operations imported by files of this kind, from their own module or by the public face of another. */
function importedBy(kind: (path: string) => boolean): Set<string> {
  return new Set(
    sources
      .filter(({ path }) => kind(path))
      .flatMap(({ module, text }) =>
        [...text.matchAll(/import \{([^}]*)\} from '([^']+)'/g)].flatMap(([, names, from]) =>
          names!.split(',').map((name) => `${from!.startsWith('#') ? from!.slice(1) : module}#${name.trim().split(' ')[0]}`),
        ),
      )
      .filter((name) => operations.has(name)),
  )
}

const byPages = importedBy(isPage)
const byApi = importedBy(isApi)

it('finds what pages and API do', () => {
  expect(byPages.size).toBeGreaterThan(150)
  expect(byApi.size).toBeGreaterThan(90)
})

it('offers by API what pages do, or says here why not', () => {
  expect([...byPages].filter((name) => !byApi.has(name) && !(name in EXCEPTIONS)).sort()).toEqual([])
})

it('excuses nothing that is gone or has come to be offered', () => {
  expect(Object.keys(EXCEPTIONS).filter((name) => !byPages.has(name) || byApi.has(name))).toEqual([])
})
