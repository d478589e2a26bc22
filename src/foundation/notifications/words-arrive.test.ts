import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { testDatabase } from '#testing'
import { DEFAULT_TEMPLATES } from './data/templates.ts'
import { TEMPLATE_CODES, TEMPLATE_FORMS, TEMPLATE_LOCALES } from './template-catalogue.ts'

const database = await testDatabase()
const FOLDER = join(import.meta.dirname, 'migrations')

/** What the first seed held; a seed runs once, so whatever came later reaches a running installation by a migration alone. */
const TURNS = ['submitted', 'accepted', 'supplement', 'refused', 'stopped', 'late', 'apology', 'result', 'returned', 'payment']
const AT_FIRST = TURNS.map((turn) => `dossier.${turn}`)

it('the words of every message reach an installation that was seeded before they existed, as a new one has them', async () => {
  await database.pool.query('delete from notifications.template where not code = any($1)', [AT_FIRST])
  const migrations = globSync('*.sql', { cwd: FOLDER }).sort()
  for (const sql of migrations.map((file) => readFileSync(join(FOLDER, file), 'utf8')))
    if (/(insert into|update) notifications\.template\b/.test(sql)) await database.pool.query(sql)
  const { rows } = await database.pool.query('select code, locale, form, subject, body from notifications.template')
  const there = new Map(rows.map((row) => [`${row.code} ${row.locale} ${row.form}`, [row.subject, row.body]]))
  for (const code of TEMPLATE_CODES)
    for (const locale of TEMPLATE_LOCALES)
      for (const form of TEMPLATE_FORMS)
        expect(there.get(`${code} ${locale} ${form}`), `${code} ${locale} ${form}`).toEqual([
          ...DEFAULT_TEMPLATES[code][locale][form],
        ])
})
