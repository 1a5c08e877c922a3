package dev.semanticpassport.transfer.article;

import dev.semanticpassport.core.statistics.ExactAudit;
import dev.semanticpassport.core.statistics.RecognisingProcess;
import dev.semanticpassport.transfer.power.PowerTable;
import java.util.List;
import java.util.Locale;

/** The chance of RECOGNISED by questions asked, a curve for each survival. */
final class PowerFigure {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 360;
    private static final int LEFT = 60;
    private static final int RIGHT = 120;
    private static final int TOP = 40;
    private static final int BOTTOM = 50;
    private static final List<String> COLOURS =
            List.of("#8c510a", "#bf812d", "#c2185b", "#5b8c5a", "#2f6f9f", "#1b3a5b");

    private PowerFigure() {}

    static String draw(int beacons, int candidates, double alpha) {
        Svg svg =
                new Svg(
                        WIDTH,
                        HEIGHT,
                        "Chance of RECOGNISED by questions asked, at alpha = " + alpha);
        double width = WIDTH - LEFT - RIGHT;
        double height = HEIGHT - TOP - BOTTOM;
        svg.text(LEFT, 20, "Chance of RECOGNISED, alpha = 10⁻⁶", Svg.INK, "start");
        for (int quarter = 0; quarter <= 4; quarter++) {
            double y = TOP + height * (1 - quarter / 4.0);
            svg.line(LEFT, y, LEFT + width, y, quarter == 0 ? Svg.INK : "#e4e7eb");
            svg.text(LEFT - 8, y + 4, Integer.toString(25 * quarter) + " %", Svg.INK, "end");
        }
        for (int questions : PowerTable.questions(beacons)) {
            double x = LEFT + width * questions / beacons;
            svg.text(x, TOP + height + 20, Integer.toString(questions), Svg.INK, "middle");
        }
        svg.text(LEFT + width / 2, HEIGHT - 10, "questions asked", Svg.FAINT, "middle");
        ExactAudit audit = ExactAudit.recognising(alpha, candidates, beacons);
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = PowerTable.SURVIVALS.size() - 1; i >= 0; i--) {
            double survival = PowerTable.SURVIVALS.get(i);
            var course = audit.course(RecognisingProcess.hitRate(survival, candidates));
            StringBuilder points = new StringBuilder();
            for (int n = 0; n <= beacons; n++) {
                points.append(
                        String.format(
                                Locale.ROOT,
                                "%.1f,%.1f ",
                                LEFT + width * n / beacons,
                                TOP + height * (1 - course.recognisedBy(n))));
            }
            svg.path(points.toString().strip(), COLOURS.get(i));
            double end = TOP + height * (1 - course.recognisedBy(beacons)) + 4;
            // Curves end close together; their names keep apart.
            double at =
                    Double.isInfinite(lowest) ? Math.min(end, TOP + 4) : Math.max(end, lowest + 16);
            lowest = at;
            svg.text(LEFT + width + 8, at, "survival " + survival, COLOURS.get(i), "start");
        }
        return svg.end();
    }
}
