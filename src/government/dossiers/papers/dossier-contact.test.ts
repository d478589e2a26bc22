import { expect, it } from 'vitest'
import { contactOf } from './dossier-contact.ts'

const requester = { fullName: 'Nguyễn Thị Lan', idNumber: '034190001234', phone: '0912345678', residence: { text: 'Thôn Đông' } }

it('prints the holder’s number on form 01, never that of somebody else who is named in the form', () => {
  const told = { address: 'Thôn Đông', phone: '0912345678', email: undefined }
  expect(contactOf({ applicant_name: 'NGUYỄN THỊ LAN', answers: { child: { fullName: 'Bé' }, requester } })).toEqual({
    ...told,
    idNumber: '034190001234',
  })
  expect(contactOf({ applicant_name: 'Trần Văn Bình', answers: { requester } })).toEqual({ ...told, idNumber: undefined })
  expect(contactOf({ applicant_name: 'Trần Văn Bình', answers: {} }).phone).toBeUndefined()
})
