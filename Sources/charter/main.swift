import CharterKit

// The shortest questions are answered before anything else is set up.
let arguments = Array(CommandLine.arguments.dropFirst())
if arguments == ["--version"] {
  Terminal.exit(Terminal.deliver(charterVersion + "\n", .success, Terminal.language))
} else {
  Terminal.exit(Entry(arguments).run())
}
