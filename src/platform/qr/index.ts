export { type QrCode, qrPath, qrSvg } from './qr.ts'
