/// Whether the package was built with its trait `JetStream`, and so with the C client of NATS.
public var isBuiltWithJetStream: Bool {
    #if JetStream
        true
    #else
        false
    #endif
}
