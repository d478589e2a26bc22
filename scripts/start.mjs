// `npm start`: installs what is missing, builds what has changed, and starts the program under the Node it brought.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { environment, install, NODE, ROOT } from './prepare.mjs'

install()
const { build } = await import('./build.mjs')
if (!build()) process.exit(1)

const child = spawn(NODE, ['--enable-source-maps', join(ROOT, 'dist', 'main.js')], { stdio: 'inherit', env: environment() })
// Ctrl-C reaches the program by itself; a stop sent to this process alone is passed on.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => child.kill('SIGTERM'))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
child.on('error', (error) => {
  process.stderr.write(`Không khởi động được (cannot start): ${error.message}\n`)
  process.exit(1)
})
