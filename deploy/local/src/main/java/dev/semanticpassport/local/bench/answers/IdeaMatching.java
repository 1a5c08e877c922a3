package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.recognition.reading.Matching;
import dev.semanticpassport.recognition.reading.StandingOut;
import java.util.List;

/** Which of what stood out is which planted idea. */
final class IdeaMatching {
    private IdeaMatching() {}

    static List<Matching.Match> match(List<StandingOut> found, List<PlantedIdeas.Idea> ideas) {
        return Matching.match(
                found.stream().map(StandingOut::terms).toList(),
                ideas.stream().map(PlantedIdeas.Idea::stems).toList());
    }
}
