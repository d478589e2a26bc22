// `npm start`: installs what is missing, builds what has changed, and starts the program under the Node it brought.
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { alone, complain, environment, install, NODE, ROOT } from './prepare.mjs'

if (!alone(() => install() && build())) process.exit(1)

// Killed outright, this process cannot stop the program; the kernel then tells it to, so that nothing hinders the next start.
const ending = ['--pdeathsig', 'TERM']
const kernelTells = spawnSync('setpriv', [...ending, 'true'], { stdio: 'ignore' }).status === 0
// A small young generation: after the first start, which loads much, the program would stay 100 MB larger with Node's own choice.
const program = [NODE, '--enable-source-maps', '--max-semi-space-size=8', join(ROOT, 'dist', 'main.js')]
const [command, ...args] = kernelTells ? ['setpriv', ...ending, ...program] : program
const child = spawn(command, args, { stdio: 'inherit', env: environment() })

// Ctrl-C in a terminal reaches the program by itself as well; it counts once there.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
process.on('SIGHUP', () => child.kill('SIGTERM'))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
child.on('error', (error) => {
  complain(`Không khởi động được (cannot start): ${error.message}`)
  process.exit(1)
})

// The same when npm is killed outright. (Started by hand, the parent may rightly go.)
if (process.env.npm_lifecycle_event === 'start') {
  const expected = npmAbove()
  setInterval(() => npmAbove() !== expected && child.kill('SIGTERM'), 1000).unref()
}

/** npm's process number; a shell may stand between it and this process. */
function npmAbove() {
  try {
    const name = readFileSync(`/proc/${process.ppid}/comm`, 'utf8').trim()
    if (!['sh', 'dash', 'bash', 'ash'].includes(name)) return process.ppid
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${process.ppid}/status`, 'utf8'))?.[1])
  } catch {
    return 0
  }
}
