/// The version that `--version` prints.
let charterVersion = "0.1.0"
/// The day of that version, for the manual page.
let charterReleaseDay = "2026-11-22"
