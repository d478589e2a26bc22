import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { readExif } from './exif.ts'
import { inspectFile } from './inspect-file.ts'
import {
  exifWithPosition,
  heicBox,
  jpegSegment,
  pngChunk,
  sampleDocx,
  sampleHeic,
  sampleJpeg,
  sampleOdt,
  samplePdf,
  samplePng,
  sampleXlsx,
  sampleZip,
} from './sample-files.ts'

const refusalOf = async (bytes: Uint8Array) => {
  const found = await inspectFile(bytes)
  return 'refusal' in found ? found.refusal : `taken as ${found.mediaType}`
}
const keptOf = async (bytes: Uint8Array) => {
  const found = await inspectFile(bytes)
  if ('refusal' in found) throw new Error(found.refusal)
  return Buffer.from(found.bytes)
}
const text = (value: string) => Buffer.from(value)
const xmp = jpegSegment(0xe1, text('http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude="20,27N"/>'))
const icc = jpegSegment(0xe2, text('ICC_PROFILE\0\x01\x01profile'))

describe('what is taken, by its bytes', () => {
  it.each([
    ['image/jpeg', sampleJpeg()],
    ['image/png', samplePng()],
    ['image/heic', sampleHeic({ exif: text('Exif'), picture: text('picture') })],
    ['application/pdf', samplePdf()],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', sampleDocx()],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', sampleXlsx()],
    ['application/vnd.oasis.opendocument.text', sampleOdt()],
  ])('%s', async (mediaType, bytes) => {
    expect(await inspectFile(bytes)).toMatchObject({ mediaType })
  })

  it('leaves documents as they are, so that signatures within stay valid', async () => {
    for (const bytes of [samplePdf(), sampleDocx(), sampleXlsx(), sampleOdt()]) expect(await keptOf(bytes)).toEqual(bytes)
  })
})

describe('what is not taken', () => {
  const docx = sampleDocx()
  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'empty'],
    ['a page named .pdf', text('<!doctype html><script>alert(1)</script>'), 'notAccepted'],
    ['an SVG', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'notAccepted'],
    ['XML', text('<?xml version="1.0"?><x/>'), 'notAccepted'],
    ['a program', Buffer.concat([text('MZ'), Buffer.alloc(200)]), 'notAccepted'],
    ['a script', text('#!/bin/sh\nrm -rf /'), 'notAccepted'],
    ['a GIF', text('GIF89a\x01\0\x01\0'), 'notAccepted'],
    ['plain text', text('Kính gửi Ủy ban nhân dân xã'), 'notAccepted'],
    ['one byte', new Uint8Array([0x50]), 'notAccepted'],
    ['a PDF that is also a page', samplePdf('<html><script>alert(1)</script>'), 'notAccepted'],
    ['a PDF cut short', samplePdf().subarray(0, 40), 'damaged'],
    ['a JPEG cut short', sampleJpeg().subarray(0, -2), 'damaged'],
    ['a JPEG without a picture', Buffer.from([0xff, 0xd8, 0xff, 0xd9, 0, 0, 0, 0]), 'damaged'],
    ['a JPEG whose segment passes the end', Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 1, 2]), 'damaged'],
    ['a JPEG of four billion points', sampleJpeg({ width: 65_535, height: 65_535 }), 'tooManyPixels'],
    ['a JPEG of no height', sampleJpeg({ height: 0 }), 'damaged'],
    ['a PNG cut short', samplePng().subarray(0, -12), 'damaged'],
    ['a PNG of four billion points', samplePng({ width: 65_535, height: 65_535 }), 'tooManyPixels'],
    ['a PNG of no width', samplePng({ width: 0 }), 'damaged'],
    ['a PNG with a wrong check sum', Buffer.from(samplePng()).fill(7, 45, 46), 'damaged'],
    ['a HEIC cut short', sampleHeic({ exif: text('Exif'), picture: text('picture') }).subarray(0, -3), 'damaged'],
    [
      'a HEIC of four billion points',
      sampleHeic({ exif: text('E'), picture: text('p'), width: 65_535, height: 65_535 }),
      'tooManyPixels',
    ],
    [
      'a HEIC that is a film alone',
      Buffer.concat([heicBox('ftyp', text('heic\0\0\0\0heic')), heicBox('moov', text('x'))]),
      'damaged',
    ],
    ['a ZIP of anything', sampleZip([{ name: 'virus.exe' }]), 'notAccepted'],
    ['a ZIP that says it is ODT in a packed place', sampleZip([{ name: 'mimetype', content: 'application/zip' }]), 'notAccepted'],
    ['a DOCX cut short', docx.subarray(0, -30), 'damaged'],
    ['a DOCX with something behind it', Buffer.concat([docx, text('<script>')]), 'damaged'],
    ['a DOCX with a program', sampleDocx([{ name: 'word/vbaProject.bin' }]), 'macros'],
    ['an XLSX with a program', sampleXlsx([{ name: 'xl/vbaProject.bin' }]), 'macros'],
    ['an ODT with a program', sampleOdt([{ name: 'Basic/Standard/Module1.xml' }]), 'macros'],
    ['a DOCX with a password', sampleDocx([{ name: 'word/x.xml', encrypted: true }]), 'locked'],
    ['a DOCX that unpacks to 4 GB', sampleDocx([{ name: 'word/bomb.xml', saysSize: 0xfffffffe }]), 'unpacksTooLarge'],
    [
      'a DOCX of many parts that unpack to 1 GB',
      sampleDocx(Array.from({ length: 1000 }, (_, n) => ({ name: `word/${n}.xml`, saysSize: 1_000_000 }))),
      'unpacksTooLarge',
    ],
    ['a DOCX of 20 000 parts', sampleDocx(Array.from({ length: 20_000 }, (_, n) => ({ name: `w/${n}` }))), 'unpacksTooLarge'],
    ['a ZIP with no entries', sampleZip([]), 'damaged'],
  ])('%s: %s', async (_, bytes, refusal) => expect(await refusalOf(bytes)).toBe(refusal))

  it('answers every cut of every file without falling over, and never takes a cut picture', async () => {
    const files = [
      sampleJpeg({ extra: [exifWithPosition(true)] }),
      samplePng(),
      sampleHeic({ exif: text('Exif'), picture: text('picture') }),
      docx,
    ]
    for (const file of files)
      for (let end = 0; end < file.length; end++)
        expect(await refusalOf(file.subarray(0, end)), `cut at ${end}`).not.toMatch(/^taken/)
  })

  it('answers every changed byte without falling over', async () => {
    for (const file of [
      sampleJpeg({ extra: [exifWithPosition(false)] }),
      sampleHeic({ exif: text('Exif'), picture: text('picture') }),
      docx,
    ])
      for (let at = 0; at < file.length; at++)
        for (const value of [0x00, 0xff, 0x7f])
          expect(await refusalOf(Buffer.from(file).fill(value, at, at + 1))).toEqual(expect.any(String))
  })
})

describe('where and by whom a picture was taken', () => {
  it.each([true, false])('goes from a JPEG, while the way up and the time stay (little-endian: %s)', async (littleEndian) => {
    const maker = jpegSegment(0xed, text('Photoshop 3.0\0City: Quynh Phu'))
    const comment = jpegSegment(0xfe, text('nhà ông Tám'))
    const bytes = sampleJpeg({ extra: [exifWithPosition(littleEndian), xmp, icc, maker, comment] })
    const kept = await keptOf(bytes)
    for (const told of ['GPS', 'PhoneCo', 'City', 'Tám', 'ns.adobe.com']) {
      expect(bytes.includes(told), told).toBe(true)
      expect(kept.includes(told), told).toBe(false)
    }
    expect(kept.includes('ICC_PROFILE')).toBe(true)
    const at = kept.indexOf('Exif\0\0')
    expect(readExif(kept.subarray(at))).toEqual({ orientation: 6, takenAt: '2026:11:22 09:30:15' })
    expect(kept.subarray(0, 20)).toEqual(bytes.subarray(0, 20))
    expect(await keptOf(kept)).toEqual(kept)
  })

  it('leaves a JPEG that tells nothing as it is, byte by byte', async () => {
    const bytes = sampleJpeg({ extra: [icc] })
    expect(await keptOf(bytes)).toEqual(bytes)
  })

  it('leaves behind what a phone hides after the picture, and a second file after it', async () => {
    const hidden = Buffer.concat([text('ftypmp42 film with place'), sampleZip([{ name: 'x.html' }])])
    const mpf = jpegSegment(0xe2, text('MPF\0II*\0'))
    expect(await keptOf(sampleJpeg({ extra: [mpf], behind: hidden }))).toEqual(sampleJpeg())
    expect(await keptOf(samplePng({ behind: hidden }))).toEqual(samplePng())
  })

  it('goes from a PNG with its texts and films; the picture stays the same', async () => {
    const told = [
      pngChunk('eXIf', text('GPS 20.27')),
      pngChunk('tEXt', text('Comment\0nhà ông Tám')),
      pngChunk('iTXt', text('XML:com.adobe.xmp\0\0\0\0\0GPSLatitude')),
      pngChunk('acTL', Buffer.from([0, 0, 0, 1, 0, 0, 0, 0])),
    ]
    const kept = await keptOf(samplePng({ extra: [pngChunk('pHYs', Buffer.from([0, 0, 11, 19, 0, 0, 11, 19, 1])), ...told] }))
    expect(kept.includes('GPS')).toBe(false)
    expect(kept.includes('Comment')).toBe(false)
    expect(kept.includes('acTL')).toBe(false)
    expect(kept.includes('pHYs')).toBe(true)
    expect(PNG.sync.read(kept).data).toEqual(PNG.sync.read(samplePng()).data)
  })

  it('is blanked in a HEIC, with films and makers’ boxes; lengths and picture stay', async () => {
    const bytes = sampleHeic({
      exif: text('\0\0\0\0Exif GPS 20.27'),
      picture: text('hevc picture'),
      behind: [heicBox('moov', text('film at home')), heicBox('uuid', text('maker'))],
    })
    const kept = await keptOf(bytes)
    expect(kept.length).toBe(bytes.length)
    for (const told of ['GPS', 'film', 'maker', 'moov', 'uuid']) expect(kept.includes(told), told).toBe(false)
    expect(kept.includes('hevc picture')).toBe(true)
    expect(await keptOf(kept)).toEqual(kept)
  })

  it('survives Exif that points nowhere', async () => {
    const wild = Buffer.from(exifWithPosition(true))
    wild.writeUInt32LE(0xfffffff0, 10 + 4)
    expect(await keptOf(sampleJpeg({ extra: [wild] }))).toEqual(sampleJpeg())
  })
})
