// The shortest questions are answered before anything else is set up.
let arguments = Array(CommandLine.arguments.dropFirst())
if arguments == ["--version"] {
  Terminal.write(charterVersion + "\n", to: .output)
} else {
  let status = Entry(arguments).run()
  Terminal.exit(status)
}
