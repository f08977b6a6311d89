/** How many photos a ticket carries at most. */
export const photosPerTicket = 12
/** A photo's size as it is stored, in bytes; pages send far less, since they scale first. */
export const largestPhoto = 4 * 1024 * 1024
/** The largest PDF of a voucher, in bytes: an electronic invoice has some hundred thousand. */
export const largestPdf = 4 * 1024 * 1024
/** The longest side of a photo as it is stored, in pixels. */
export const longestSide = 4096
