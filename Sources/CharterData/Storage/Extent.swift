public import CharterValues

/// The registered records of one entity, in the order read.
///
/// Records that were read one after the other take the same room whatever their number.
public struct Extent: Sendable, RandomAccessCollection, ExpressibleByArrayLiteral {
  /// Records with numbers in a row.
  private struct Run: Sendable {
    /// How many records come before it.
    let start: Int
    /// The first one's number.
    let first: Int
    var count: Int
  }

  /// Runs that are not changed any more, so that copies of the extent share them.
  private var frozen: [Run] = []
  private var runs: [Run] = []
  /// The number of records.
  public private(set) var endIndex = 0

  /// An extent of some records.
  public init(_ records: some Sequence<RecordID>) {
    for record in records { append(record.index..<record.index + 1) }
  }

  /// An extent of the records listed.
  public init(arrayLiteral records: RecordID...) { self.init(records) }

  /// The place of the first record.
  public var startIndex: Int { 0 }

  /// The record at a place.
  public subscript(place: Int) -> RecordID {
    precondition(place >= 0 && place < endIndex, "the extent has no such place")
    let runs = self.runs.first.map { $0.start <= place } == true ? self.runs : frozen
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].start <= place { low = middle } else { high = middle }
    }
    return RecordID(index: runs[low].first + place - runs[low].start)
  }

  /// The numbers of the records where they are in a row; `nil`: they are not.
  package var row: Range<Int>? {
    if endIndex == 0 { return 0..<0 }
    guard frozen.count + runs.count == 1, let run = frozen.first ?? runs.first else { return nil }
    return run.first..<run.first + run.count
  }

  mutating func append(_ numbers: Range<Int>) {
    guard !numbers.isEmpty else { return }
    if let last = runs.last, last.first + last.count == numbers.lowerBound {
      runs[runs.count - 1].count += numbers.count
    } else {
      runs.append(Run(start: endIndex, first: numbers.lowerBound, count: numbers.count))
    }
    endIndex += numbers.count
  }

  /// Lets copies share what is there.
  mutating func freeze() {
    frozen += runs
    runs = []
  }

  /// Goes through the records in order.
  public struct Iterator: IteratorProtocol, Sendable {
    private let extent: Extent
    private var run = 0
    private var number = 0
    private var end = 0

    fileprivate init(_ extent: Extent) { self.extent = extent }

    /// The next record.
    public mutating func next() -> RecordID? {
      if number == end {
        guard run < extent.frozen.count + extent.runs.count else { return nil }
        let place = run - extent.frozen.count
        let found = place < 0 ? extent.frozen[run] : extent.runs[place]
        run += 1
        (number, end) = (found.first, found.first + found.count)
      }
      defer { number += 1 }
      return RecordID(index: number)
    }
  }

  /// The records in order.
  public func makeIterator() -> Iterator { Iterator(self) }
}

extension Extent: Equatable {
  /// Whether two extents hold the same records in the same order.
  public static func == (left: Extent, right: Extent) -> Bool { left.elementsEqual(right) }
}
