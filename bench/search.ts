import { growTo } from './bulk-dossiers.ts'
import { ensureClean, load } from './load.ts'
import { atMost, type Figure, figure, type Options, percentile } from './scenario.ts'
import { clerkOf } from './worklist.ts'
import { cookieOf, openWorld } from './world.ts'

const USERS = 8
/** Common and rare, with marks and without. */
const ASKED = {
  'with marks': ['Nguyễn Văn Hùng', 'Đặng Thị Yến', 'Lý Công Uyên', 'Võ Hữu Phúc', 'Không Có Ai'],
  'without marks': ['nguyen van hung', 'dang thi yen', 'ly cong uyen', 'vo huu phuc', 'khong co ai'],
}

/** Dossiers searched by name among all of the largest size. */
export async function search(options: Options): Promise<Figure[]> {
  const world = await openWorld((text) => process.stderr.write(`${text}\n`))
  try {
    const server = await world.startServer()
    const clerk = await clerkOf(world, server)
    const total = Math.max(...options.dossiers)
    process.stderr.write(`… ${total} dossiers\n`)
    await growTo(world.database.pool, clerk.agencyId, total)
    const cookies = await Promise.all(Array.from({ length: USERS }, (_, user) => cookieOf(world.ctx(), clerk, user)))
    const figures: Figure[] = []
    for (const [how, words] of Object.entries(ASKED)) {
      const values: number[] = []
      for (let repeat = 0; repeat <= options.repeats; repeat++) {
        const next = (user: number, n: number) => ({
          path: `/xu-ly?q=${encodeURIComponent(words[(user + n) % words.length]!)}`,
          headers: cookies[user]!,
        })
        const result = await load({ port: server.port, users: USERS, seconds: options.seconds, thinkMs: 500, next })
        ensureClean(`search ${how}`, result)
        if (repeat > 0) values.push(percentile(result.times, 0.95))
      }
      const name = `dossiers by name ${how}, p95 at ${USERS} users, ${total.toLocaleString('en')} dossiers`
      figures.push(figure({ scenario: 'search', name, unit: 'ms' }, values, undefined, atMost(50, 'ms')))
    }
    return figures
  } finally {
    await world.close()
  }
}
