import { execFileSync } from 'node:child_process'
import { demoAgencyId } from '#foundation/organizations'
import { openSoftwareSigner } from '#foundation/signatures'
import { type Figure, figure, type Options } from './scenario.ts'
import { openWorld } from './world.ts'

const TEMPLATE = new URL('../dist/government/dossiers/demo/sample-paper.typ', import.meta.url).pathname

/** Papers typeset through the program's typesetter against the bare compiler; seals against `openssl speed` of the same key. */
export async function pdf(options: Options): Promise<Figure[]> {
  const { typeset } = await import('#platform/pdf')
  const { createTypesetter } = (await import(
    new URL('../dist/platform/pdf/typesetter.js', import.meta.url).href
  )) as typeof import('../src/platform/pdf/typesetter.ts')
  const bare = createTypesetter()
  const pages: number[] = []
  const limits: number[] = []
  const data = (n: number) => ({ text: `Giấy tờ mẫu số ${n}` })
  let n = 0
  await typeset(TEMPLATE, data(n++), new Date())
  for (let repeat = 0; repeat < options.repeats; repeat++) {
    // Four at a time, as many as wait for it on a busy desk.
    pages.push(await perSecond(options.seconds / 2, 4, () => typeset(TEMPLATE, data(n++), new Date())))
    limits.push(
      await perSecond(options.seconds / 2, 1, async () => {
        const answer = bare({ number: n, template: TEMPLATE, data: JSON.stringify(data(n++)), at: Date.now(), lang: 'vi' })
        if ('error' in answer) throw new Error(answer.error)
      }),
    )
  }
  const world = await openWorld((text) => process.stderr.write(`${text}\n`))
  try {
    const signer = openSoftwareSigner(`${world.home}/keys`)
    const agency = { id: demoAgencyId('xa-quynh-phu'), name: 'UBND xã Quỳnh Phụ' }
    const paper = await typeset(TEMPLATE, data(0), new Date())
    const seal = () => signer.seal(agency, { pdf: paper, at: new Date(), reason: 'Đo', location: 'Xã' })
    await seal()
    const seals: number[] = []
    const keys: number[] = []
    for (let repeat = 0; repeat < options.repeats; repeat++) {
      seals.push(await perSecond(options.seconds / 2, 1, seal))
      keys.push(opensslSigns())
    }
    return [
      figure({ scenario: 'pdf', name: 'pages typeset a second', unit: '1/s' }, pages, limits),
      figure(
        {
          scenario: 'pdf',
          name: 'papers sealed a second',
          unit: '1/s',
          note: 'the limit is one bare ECDSA P-256 signature; a seal also writes the PDF and its CMS',
        },
        seals,
        keys,
      ),
    ]
  } finally {
    await world.close()
  }
}

async function perSecond(seconds: number, atOnce: number, work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  let done = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() - began < seconds * 1000) {
        await work()
        done++
      }
    }),
  )
  return (done * 1000) / (performance.now() - began)
}

/** Signatures a second by `openssl speed` with the kind of key that seals have; on one core. */
function opensslSigns(): number {
  const said = execFileSync('openssl', ['speed', '-seconds', '2', 'ecdsap256'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const line = said.split('\n').findLast((one) => /ecdsa/.test(one)) ?? ''
  const found = /s\s+([\d.]+)\s+([\d.]+)\s*$/.exec(line)
  if (!found) throw new Error('openssl speed said nothing of ecdsap256')
  return Number(found[1])
}
