internal import CharterDiagnostics
internal import CharterValues

/// Where the ids of records were written, for those of one run.
///
/// Most records of a run are new, and numbered one after the other.
struct IDSpans {
  private var first = 0
  private var spans: [Span?] = []
  private var others: [RecordID: Span] = [:]

  subscript(record: RecordID) -> Span? {
    get {
      let place = record.index - first
      if spans.indices.contains(place), let span = spans[place] { return span }
      return others[record]
    }
    set {
      if spans.isEmpty { first = record.index }
      let place = record.index - first
      // Nested records, which have no id, come between.
      if place >= spans.count, place < 2 * spans.count + 8 {
        while spans.count < place { spans.append(nil) }
        spans.append(newValue)
      } else if spans.indices.contains(place) {
        spans[place] = newValue
      } else {
        others[record] = newValue
      }
    }
  }
}
