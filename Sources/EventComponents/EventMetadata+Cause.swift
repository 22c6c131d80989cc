import EventStore
import Foundation

extension EventMetadata {
    /// The same, for what the event `cause` led to.
    func caused(by cause: UUID?) -> EventMetadata {
        var metadata = self
        metadata.causation = cause
        return metadata
    }
}
