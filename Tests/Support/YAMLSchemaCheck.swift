import Foundation

/// A real validator of JSON Schemas (python3-jsonschema), given YAML as editors read it (python3-yaml).
///
/// It throws where the validator is missing, so that a test fails and is not passed over.
package enum YAMLSchemaCheck {
  /// A file to be checked.
  package struct File: Codable {
    /// What the answer goes by.
    let name: String
    /// The schema that it should fit, as a path.
    let schema: String
    /// The YAML.
    let text: String

    /// Whether it is checked a second time with every scalar as a text, as the loader takes them.
    let isReadAsTexts: Bool

    /// A text under a name, and the path of a schema.
    package init(name: String, schema: String, text: String, isReadAsTexts: Bool = true) {
      self.name = name
      self.schema = schema
      self.text = text
      self.isReadAsTexts = isReadAsTexts
    }
  }

  package struct Failure: Error {
    /// What the validator's own process said.
    package let words: String
  }

  /// What is wrong with each of some files, by their names; a file that fits is not there.
  package static func problems(in files: [File]) throws -> [String: String] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "charter-schema-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appending(path: "files.json")
    try JSONEncoder().encode(files).write(to: input)
    let script = folder.appending(path: "validate.py")
    try Data(validate.utf8).write(to: script)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    // The system's own has what the system's packages bring, wherever the first on the path comes from.
    let choice = """
      for python in python3 /usr/bin/python3; do
        "$python" -c 'import jsonschema, yaml' 2>/dev/null && exec "$python" "$@"
      done
      exec python3 "$@"
      """
    process.arguments = ["-c", choice, "validate", script.path, input.path]
    let (output, messages) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = messages
    try process.run()
    let read = output.fileHandleForReading.readDataToEndOfFile()
    let told = messages.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(
        words:
          "python3 with jsonschema and yaml is needed (Debian: python3-jsonschema, python3-yaml)\n"
          + String(decoding: told, as: UTF8.self))
    }
    return try JSONDecoder().decode([String: String].self, from: read)
  }

  /// Reads YAML by the core schema of YAML 1.2, as editors do: dates, `yes` and `on` are texts, and so are all keys.
  private static let validate = """
    import json, re, sys
    import jsonschema, yaml

    class Core(yaml.SafeLoader):
        yaml_implicit_resolvers = {}

    class Texts(yaml.SafeLoader):
        yaml_implicit_resolvers = {}

    null = re.compile(r"^(?:~|null|Null|NULL|)$")
    for loader in (Core, Texts):
        loader.add_implicit_resolver("tag:yaml.org,2002:null", null, ["~", "n", "N", ""])
    Core.add_implicit_resolver(
        "tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
    Core.add_implicit_resolver(
        "tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
    Core.add_implicit_resolver(
        "tag:yaml.org,2002:float",
        re.compile(r"^[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$"),
        list("-+.0123456789"))

    def mapping(loader, node):
        return {key.value: loader.construct_object(value, deep=True) for key, value in node.value}

    for loader in (Core, Texts):
        loader.add_constructor("tag:yaml.org,2002:map", mapping)
    Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))

    schemas = {}
    problems = {}
    for file in json.load(open(sys.argv[1], encoding="utf-8")):
        path = file["schema"]
        if path not in schemas:
            schema = json.load(open(path, encoding="utf-8"))
            jsonschema.Draft7Validator.check_schema(schema)
            schemas[path] = jsonschema.Draft7Validator(schema)
        for loader in (Core, Texts) if file["isReadAsTexts"] else (Core,):
            try:
                value = yaml.load(file["text"].lstrip("\\ufeff"), Loader=loader)
            except yaml.YAMLError as error:
                problems[file["name"]] = str(error)
                continue
            error = jsonschema.exceptions.best_match(schemas[path].iter_errors(value))
            if error is not None:
                place = "/".join(str(part) for part in error.absolute_path)
                problems.setdefault(file["name"], place + ": " + error.message[:400])
    json.dump(problems, sys.stdout)
    """
}
