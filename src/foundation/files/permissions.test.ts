import { expect, it } from 'vitest'
import type { Ctx } from '#platform/context'
import { newId } from '#platform/database'
import { notFound } from '#platform/errors'
import { citizen, everyRole, roleAnswers, testDatabase, testProgram } from '#testing'
import { findUploads } from './find-uploads.ts'
import { forgetUpload } from './forget-upload.ts'
import { keepUpload, recordUpload } from './keep-upload.ts'
import { files } from './module.ts'
import { openUpload } from './open-upload.ts'
import { sampleJpeg } from './sample-files.ts'

const program = testProgram(await testDatabase(), [files])
const owner = newId()
const bytes = sampleJpeg({ width: 64, height: 48 })
const upload = await keepUpload(program.ctx(citizen(owner)), { name: 'a.jpg', bytes })

const TABLE: [name: string, act: (ctx: Ctx) => Promise<unknown>, answers: string][] = [
  //                                                    nobody owner citizen elsewhere one_stop specialist leader clerk administrator system
  ['keepUpload', (ctx) => keepUpload(ctx, { name: 'b.jpg', bytes }), '401 ok ok ok ok ok ok ok ok 401'],
  ['recordUpload', (ctx) => recordUpload(ctx, { ...upload, id: newId() }), '401 ok ok ok ok ok ok ok ok 401'],
  // An upload is its person's alone; of another's nobody learns that it exists.
  [
    "find the owner's upload",
    async (ctx) => {
      if ((await findUploads(ctx, [upload.id])).length === 0) throw notFound(ctx)
    },
    'gone ok gone gone gone gone gone gone gone gone',
  ],
  ["open the owner's upload", (ctx) => openUpload(ctx, upload.id), 'gone ok gone gone gone gone gone gone gone gone'],
  ["forget the owner's upload", (ctx) => forgetUpload(ctx, upload.id), '401 ok gone gone gone gone gone gone gone 401'],
]

it.each(TABLE)('%s', async (_, act, answers) => {
  expect(await roleAnswers(program, everyRole(newId(), owner), act)).toBe(answers)
})
