import Foundation

/// A thread of its own that shows when the process got no processor, and ends it when its controller is gone.
enum Pulse {
    static let interval = Duration.milliseconds(100)

    static func start(_ ledger: Ledger) {
        let controller = getppid()
        Thread.detachNewThread {
            while getppid() == controller {
                ledger.note(.pulse)
                usleep(UInt32(interval / .microseconds(1)))
            }
            exit(1)
        }
    }
}
