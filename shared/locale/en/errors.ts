import type { errors as words } from '../zh-CN/errors.ts'

export const errors: typeof words = {
  NOT_SIGNED_IN: {
    what: 'Nobody is signed in.',
    safe: 'Saved data is all there.',
    remedy: 'Please sign in to go on.',
  },
  SESSION_ENDED: {
    what: 'The session has ended.',
    safe: 'Saved data is all there, and what you were typing is kept.',
    remedy: 'Please enter your password again to go on.',
  },
  WRONG_CREDENTIALS: {
    what: 'The login name or password is not right.',
    safe: 'Nothing was changed.',
    remedy:
      'Check capitals and the keyboard. If you forgot it, ask the administrator or use the recovery code.',
  },
  PASSWORD_AGAIN: {
    what: 'This step needs your own password once more.',
    safe: 'It is not saved yet; what you typed is still here.',
    remedy: 'Save again and give your password when asked.',
  },
  TOO_MANY_TRIES: {
    what: 'Too many wrong tries in a row.',
    safe: 'Nothing was changed.',
    remedy: 'Please wait a few minutes and try again.',
  },
  NOT_PERMITTED: {
    what: 'Your role may not do this.',
    safe: 'Nothing was changed.',
    remedy: 'Ask a manager or administrator to do it, or to give you the permission.',
  },
  INVALID_INPUT: {
    what: 'Something is filled in wrongly.',
    safe: 'It is not saved yet; what you typed is still here.',
    remedy: 'Please correct it as shown and save again.',
  },
  NOT_FOUND: {
    what: 'This record was not found; it may have been moved away.',
    safe: 'Other data is unchanged.',
    remedy: 'Please go back to the list and look again.',
  },
  CONFLICT: {
    what: 'Somebody changed this record while you were editing it.',
    safe: 'Their change is saved, yours is not yet.',
    remedy: 'Refresh to see the latest, then make your change again.',
  },
  ALREADY_EXISTS: {
    what: 'There is already one like this.',
    safe: 'Nothing was saved twice.',
    remedy: 'Use another name, or the one that exists.',
  },
  ALREADY_SET_UP: {
    what: 'This data folder has already been set up.',
    safe: 'The data in it is unchanged.',
    remedy: 'Open Guanjia again and sign in.',
  },
  NOT_SET_UP: {
    what: 'This data folder has not been set up yet.',
    safe: 'No data is affected.',
    remedy: 'Please finish the first setup.',
  },
  NOT_ALLOWED_NOW: {
    what: 'This cannot be done in its present state.',
    safe: 'Nothing was changed.',
    remedy: 'Refresh the page to see where it stands now.',
  },
  IN_USE: {
    what: 'It is in use and cannot be changed like this.',
    safe: 'Nothing was changed.',
    remedy: 'First deal with the records that use it.',
  },
  WRONG_RECOVERY_CODE: {
    what: 'The recovery code is not right.',
    safe: 'Nothing was changed.',
    remedy: 'Compare it with your paper group by group and enter it again.',
  },
  KEY_LOCKED: {
    what: 'This machine does not have the key to the data.',
    safe: 'The data is intact, only not opened yet.',
    remedy: 'Enter the recovery code written down at the first setup.',
  },
  DATABASE_FROM_FUTURE: {
    what: 'The data was saved by a newer Guanjia; this version cannot open it.',
    safe: 'The data is intact and untouched.',
    remedy: 'Install the newer version and open it again.',
  },
  DATABASE_BROKEN: {
    what: 'The data file is damaged; writing has stopped.',
    safe: 'The file is kept as it is and no longer touched.',
    remedy: 'Do not delete the folder; ask the administrator to restore a backup.',
  },
  DISK_FULL: {
    what: 'The disk is full.',
    safe: 'The last step was not saved; earlier data is all there.',
    remedy: 'Free some space and try again.',
  },
  BACKUP_DAMAGED: {
    what: 'This backup is damaged.',
    safe: 'It was not used; the present data is all there.',
    remedy: 'Choose another backup, or copy the one from the USB disk back.',
  },
  DEMO_MIXED: {
    what: 'This backup and the present data are not of one kind: one of them is a demonstration.',
    safe: 'The present data is unchanged.',
    remedy: 'Choose a backup of the same kind.',
  },
  PHOTO_TOO_LARGE: {
    what: 'This photo is too large: at most {megabytes} MB and {pixels} pixels on its longest side.',
    safe: 'It was not added; everything else is there.',
    remedy: 'Make the photo smaller or cut out a part of it, and add it again.',
  },
  PDF_TOO_LARGE: {
    what: 'This PDF is too large: {megabytes} MB at most.',
    safe: 'It was not added; everything else is there.',
    remedy: 'Keep only the pages that matter, or paste a picture of them.',
  },
  PHOTO_UNREADABLE: {
    what: 'This is not a photo that can be read, or the file is damaged.',
    safe: 'It was not added; everything else is there.',
    remedy: 'Use a photo as JPG, PNG or WebP.',
  },
  PHOTO_DAMAGED: {
    what: "This photo's file is missing or was altered.",
    safe: 'It is not shown; everything else is there.',
    remedy:
      'Add it again if the original is at hand, or copy attachments back from a copy of the data folder.',
  },
  TOO_MANY_PHOTOS: {
    what: 'A ticket carries at most {count} photos.',
    safe: 'These were not added; those it had are there.',
    remedy: 'Take off what is not needed, then add the new ones.',
  },
  TOO_MANY_DRAFTS: {
    what: 'There are {count} unfinished ones already.',
    safe: 'What is on the screen is there, only not kept yet.',
    remedy: 'Save or discard a few, then go on.',
  },
  FOLDER_IN_USE: {
    what: 'Another Guanjia is using this data folder.',
    safe: 'Nothing was changed.',
    remedy: 'Close the other one, then open this again.',
  },
  FOLDER_UNSUITABLE: {
    what: 'This folder is not suitable for the data.',
    safe: 'Nothing was written.',
    remedy: 'Choose a writable folder on a local disk that no cloud service syncs.',
  },
  CORE_GONE: {
    what: 'The connection to the service center is lost.',
    safe: 'Saved data is all there; the last step may not be saved.',
    remedy: 'Wait a moment and try again. If it stays like this, open Guanjia again.',
  },
  CANCELLED: {
    what: 'Stopped.',
    safe: 'What was not finished was not saved.',
    remedy: 'You can start again whenever you like.',
  },
  CHANGED_SINCE: {
    what: 'What that step wrote has been changed since, so it cannot be taken back as a whole.',
    safe: 'Nothing was touched; everything is as it is now.',
    remedy: 'Open the records concerned and change back by hand what should be.',
  },
  IMPORT_UNDECIDED: {
    what: 'Some differences or questions are not decided yet.',
    safe: 'Nothing was imported; the decisions made are kept.',
    remedy: 'Decide them one by one or all at once under “Check”, then import.',
  },
  WORKBOOK_OLD_FORMAT: {
    what: 'This is an old Excel file (.xls).',
    safe: 'Nothing was imported.',
    remedy: 'Save it in Excel as "Excel Workbook (.xlsx)" and choose it again.',
  },
  WORKBOOK_ENCRYPTED: {
    what: 'This file has a password.',
    safe: 'Nothing was imported.',
    remedy: 'Remove the password in Excel, save, and choose it again.',
  },
  WORKBOOK_NOT_A_TABLE: {
    what: 'This file is not a readable table.',
    safe: 'Nothing was imported.',
    remedy: 'Choose an .xlsx or .csv file.',
  },
  WORKBOOK_EMPTY: {
    what: 'There is nothing in this table.',
    safe: 'Nothing was imported.',
    remedy: 'Check that it is the right file and sheet.',
  },
  WORKBOOK_BROKEN: {
    what: 'This file is damaged and cannot be read.',
    safe: 'Nothing was imported.',
    remedy: 'Open it in Excel, save a copy, and choose that.',
  },
  WORKBOOK_TOO_LARGE: {
    what: 'This file is too large.',
    safe: 'Nothing was imported.',
    remedy: 'Split it into several files and import them one by one.',
  },
  WORKBOOK_TIMEOUT: {
    what: 'Reading this file took too long and was stopped.',
    safe: 'Nothing was imported.',
    remedy: 'Remove surplus sheets and empty rows, or split the file.',
  },
  WORKBOOK_NO_HEADER: {
    what: 'The header row was not recognised.',
    safe: 'Nothing was imported.',
    remedy: 'Click the row of the sheet that holds the headers.',
  },
  IMPORT_MAPPING_INCOMPLETE: {
    what: 'A required column is not matched yet.',
    safe: 'Nothing was imported.',
    remedy: 'Choose the columns for building and room.',
  },
  IMPORT_RUNNING: {
    what: 'An import is running.',
    safe: 'Nothing was changed.',
    remedy: 'Wait until it is done, or stop it first.',
  },
  AMOUNT_BEYOND: {
    what: 'The amount is more than can be taken, waived or given back: at most {most} yuan.',
    safe: 'This one was not saved; nothing else has changed.',
    remedy: 'Enter at most {most} yuan; what is paid beyond it can be kept as an advance.',
  },
  MONTH_CLOSED: {
    what: 'The books of {month} are closed; nothing can be added to or taken from that month.',
    safe: 'This step was not saved; what is closed has not changed.',
    remedy:
      'Choose a day in an open month; if it must be changed, a manager reopens the month with a reason.',
  },
  MONTH_DISCLOSED: {
    what: 'Sheet {number} tells of these books of {month}; nothing can be added to or taken from them.',
    safe: 'This step was not saved; what is disclosed has not changed.',
    remedy:
      'Enter it in the current month; if {month} itself must change, begin a correction of {number} first.',
  },
  RECEIPTS_MISSING: {
    what: 'Receipts of {month} that come to {amount} yuan are not in the ledger.',
    safe: 'The month was not closed; nothing has changed.',
    remedy: 'Enter the receipts first, or confirm that the month is closed without them.',
  },
  MAINTENANCE_FUND: {
    what: 'This looks like a major repair or a renewal, which is no expense of the property service.',
    safe: 'It was not saved; nothing else has changed.',
    remedy: 'Enter it under the maintenance fund; if it is daily upkeep, say so more precisely.',
  },
  SHEET_UNBALANCED: {
    what: 'The sheet still fails {count} of its checks.',
    safe: 'It is saved and not published.',
    remedy: 'Correct what the checks beside the sheet name, then submit it again.',
  },
  SECOND_PERSON: {
    what: 'Whoever prepared, last changed or submitted a sheet cannot publish it.',
    safe: 'It is saved and not published.',
    remedy: 'Ask a colleague who may publish to review and publish it.',
  },
  NUMBER_TAKEN: {
    what: 'Number {number} has been typed already.',
    safe: 'The earlier response is unchanged.',
    remedy: 'Check the number on the paper. If two papers really carry it, choose “another paper”.',
  },
  TYPED_ELSEWHERE: {
    what: '{name} is typing this paper.',
    safe: 'What they typed is not touched.',
    remedy: 'Type another paper, or ask them to give it up.',
  },
  COLUMNS_SHIFTED: {
    what: 'The columns look shifted: more than one answer in ten is outside its scale.',
    safe: 'Nothing was written.',
    remedy: 'Check which question each column belongs to, then import again.',
  },
  INTERNAL: {
    what: 'Something unexpected went wrong.',
    safe: 'Saved data is all there; the last step was not saved.',
    remedy: 'Please try again. If it happens again, note the time and tell the administrator.',
  },
}
