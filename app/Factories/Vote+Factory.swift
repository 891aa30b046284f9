internal import Ferro
internal import Foundation

extension Vote {
    /// Votes of visitors that nobody else is.
    static let factory = Factory<Vote> { make in
        Draft(linkID: try await make.reference(\.linkID, Link.factory), voter: make.fake.uuid().uuidString)
    }
}
