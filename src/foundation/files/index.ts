export { fileResponse } from './file-response.ts'
export { findUploads } from './find-uploads.ts'
export { keepUpload, type Upload } from './keep-upload.ts'
