internal import Synchronization
package import CharterColumns
internal import Glibc

extension Workers {
  /// Threads of the machine, as many as are asked for; they live as long as one piece of work.
  package static func threads(_ count: Int) -> Workers {
    guard count > 1 else { return .one }
    return Workers(count: count) { parts, work in
      withoutActuallyEscaping(work) { work in
        let job = Job(parts: parts, work: work)
        var threads: [pthread_t] = []
        for _ in 1..<max(1, min(count, parts)) {
          var thread = pthread_t()
          let context = Unmanaged.passRetained(job)
          // The thread takes over the reference that is made here, and gives it back when it has run.
          let failure = pthread_create(
            &thread, nil,
            { context in
              guard let context else { return nil }
              Unmanaged<Job>.fromOpaque(context).takeRetainedValue().run()
              return nil
            }, context.toOpaque())
          // Without a further thread this one does the work.
          if failure == 0 { threads.append(thread) } else { context.release() }
        }
        job.run()
        for thread in threads { pthread_join(thread, nil) }
      }
    }
  }
}

/// The parts of one piece of work that nobody has taken up yet.
private final class Job: Sendable {
  private let parts: Int
  private let work: @Sendable (Int) -> Void
  private let next = Atomic<Int>(0)

  init(parts: Int, work: @escaping @Sendable (Int) -> Void) {
    self.parts = parts
    self.work = work
  }

  func run() {
    while true {
      let part = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard part < parts else { return }
      work(part)
    }
  }
}
