import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { ConfigurationError } from '#platform/config'

/** As whom PostgreSQL runs: it refuses root. */
export interface Account {
  /** The command line that runs `command` as this account; it ends with exec, so the process number is the command's own. */
  wrap(command: string, args: string[]): [command: string, args: string[]]
  /** Hands a folder to the account. */
  own(folder: string): void
}

/** nobody: the one ordinary account that every Linux has, and initdb refuses a number without a name. */
const NOBODY = 65534

const MISSING =
  'PostgreSQL không chạy bằng root, mà máy này không có unshare hoặc setpriv của util-linux; hãy chạy bằng tài khoản thường hoặc đặt DATABASE_URL ' +
  '(PostgreSQL refuses root and neither unshare nor setpriv works here; run as an ordinary user or set DATABASE_URL).'

/**
 * Chooses how to run PostgreSQL over `data` (in `folder`, which exists).
 * An ordinary user runs it directly. Root runs it in a user namespace, where root counts as an ordinary user and yet may enter folders
 * closed to others. Where namespaces are not allowed (some containers), or the cluster or a folder above belongs to somebody else, it
 * runs as that owner or as nobody, with the one capability to pass closed folders.
 */
export function chooseAccount(folder: string, data: string, postgres: string): Account {
  const ending = works('setpriv', ['--pdeathsig', 'INT', 'true']) ? ['setpriv', '--pdeathsig', 'INT'] : []
  // A program killed outright cannot stop its PostgreSQL; the kernel then tells it to stop.
  const namespace = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]
  if (process.getuid?.() !== 0)
    return account(isNamed() || !canWork(namespace, folder, postgres) ? ending : [...namespace, ...ending])
  const owner = existsSync(data) ? statSync(data).uid : 0
  if (owner === 0 && canWork(namespace, folder, postgres)) return account([...namespace, ...ending])
  const uid = owner === 0 ? NOBODY : owner
  const other = [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${uid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ]
  if (!canWork(other, '/', postgres)) throw new ConfigurationError(MISSING)
  return account([...other, '--pdeathsig', 'INT'], uid)
}

const account = (prefix: string[], uid?: number): Account => ({
  wrap(command, args) {
    const [first = command, ...rest] = [...prefix, command, ...args]
    return [first, rest]
  },
  own(folder) {
    if (uid !== undefined) chownSync(folder, uid, uid)
  },
})

/** Containers are often run under a number that no account bears. */
function isNamed(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

/** Whether a command so wrapped may enter both places. */
const canWork = ([first = '', ...rest]: string[], folder: string, postgres: string): boolean =>
  works(first, [...rest, 'test', '-x', folder, '-a', '-x', postgres])

const works = (command: string, args: string[]): boolean => spawnSync(command, args, { stdio: 'ignore' }).status === 0
