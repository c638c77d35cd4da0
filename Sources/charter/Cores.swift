import Glibc
import Synchronization

/// The machine's cores, for work in many pieces.
enum Cores {
  /// What the threads of one run share.
  private final class Work: Sendable {
    let count: Int
    let piece: @Sendable (Int) -> Void
    private let next = Mutex(0)

    init(_ count: Int, _ piece: @escaping @Sendable (Int) -> Void) {
      self.count = count
      self.piece = piece
    }

    func run() {
      while true {
        let number = next.withLock { next in
          next += 1
          return next - 1
        }
        guard number < count else { return }
        piece(number)
      }
    }
  }

  /// How many there are.
  static var count: Int { max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1) }

  /// As much room as the deepest policies need, where nothing is optimised either.
  private static let stackSize = 64 << 20

  /// How many there are.
  static var count: Int { max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1) }

  /// Does pieces of work side by side, on this thread and one more for each further core.
  @Sendable static func spread(_ count: Int, _ piece: @escaping @Sendable (Int) -> Void) {
    let work = Work(count, piece)
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    pthread_attr_init(attributes)
    pthread_attr_setstacksize(attributes, stackSize)
    defer {
      pthread_attr_destroy(attributes)
      attributes.deallocate()
    }
    var threads: [pthread_t] = []
    for _ in 1..<max(min(Cores.count, count), 1) {
      let given = Unmanaged.passRetained(work)
      var thread: pthread_t = 0
      let failure = pthread_create(
        &thread, attributes,
        { context in
          if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run() }
          return nil
        }, given.toOpaque())
      // A thread that cannot be had leaves its pieces to the others.
      if failure == 0 { threads.append(thread) } else { given.release() }
    }
    work.run()
    for thread in threads { pthread_join(thread, nil) }
  }
}
