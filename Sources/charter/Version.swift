/// The version that `--version` prints.
let charterVersion = "0.1.0"
