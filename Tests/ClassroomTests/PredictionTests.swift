import Classroom
import Testing

@Suite("A prediction")
struct PredictionTests {
    @Test func `the report has the claim, both answers and the figures, in order`() {
        let prediction = Prediction(
            "Twice the capacity", predicted: Growth.aThirdMore, measured: .twice,
            figures: ["two": "60 MB", "one": "30 MB"])
        #expect(!prediction.isRight, "A third more is not twice.")
        #expect(
            prediction.report == """
                Twice the capacity
                  you predicted: a third more
                  the run shows: twice
                  one: 30 MB
                  two: 60 MB
                """, "Figures are sorted, so that two runs read the same.")
    }

    @Test func `sets are right when they have the same members`() {
        let predicted: Set<Loss> = [.requestsInFlight, .acknowledgedHires]
        let prediction = Prediction(
            "A kill", predicted: predicted, measured: [.acknowledgedHires, .requestsInFlight],
            figures: [:])
        #expect(prediction.isRight, "A set has no order.")
        #expect(predicted.words == "acknowledgedHires, requestsInFlight", "They are sorted.")
        #expect(Set<Loss>().words == "none", "Nothing is said in words too.")
    }

    @Test(
        arguments: [
            (0.9, .hardlyMore), (1.0, .hardlyMore), (1.19, .hardlyMore), (1.33, .aThirdMore),
            (1.59, .aThirdMore), (1.9, .twice), (2.2, .twice),
        ] as [(Double, Growth)])
    func `a factor is told in words`(factor: Double, growth: Growth) {
        #expect(Growth(factor: factor) == growth, "\(factor) times as much.")
    }
}
