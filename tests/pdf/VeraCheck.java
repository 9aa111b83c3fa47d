import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Holds PDF files against veraPDF profiles: prints one line for each failed rule, and "ok PROFILE
 * FILE" or "bad PROFILE FILE". Each line that it reads asks for one check: profiles joined by a comma,
 * such as ua1,2a, then files, all with tabs between them; a line "end" closes the answer. So one start
 * of Java serves all tests. The jar brings the profiles as XML but nothing that reads them, so this
 * program does.
 */
public class VeraCheck {
    public static void main(String[] arguments) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            String[] asked = line.split("\t");
            for (String name : asked[0].split(",")) {
                PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
                ValidationProfile profile = profile(name, flavour);
                for (int index = 1; index < asked.length; index++) {
                    boolean passed = check(asked[index], flavour, profile);
                    System.out.println((passed ? "ok " : "bad ") + name + " " + asked[index]);
                }
            }
            System.out.println("end");
        }
    }

    private static boolean check(String file, PDFAFlavour flavour, ValidationProfile profile) throws Exception {
        boolean good = true;
        try (InputStream input = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(input, flavour)) {
            var validator = ValidatorFactory.createValidator(profile, false, -1, 100, true, false);
            for (ValidationResult result : validator.validateAll(parser)) {
                good &= result.isCompliant();
                TreeMap<String, String> failed = new TreeMap<>();
                for (TestAssertion assertion : result.getTestAssertions()) {
                    if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                        RuleId rule = assertion.getRuleId();
                        failed.putIfAbsent(rule.getClause() + "-" + rule.getTestNumber(), assertion.getMessage());
                    }
                }
                failed.forEach((rule, message) -> System.out.println(rule + ": " + message));
            }
        }
        return good;
    }

    private static ValidationProfile profile(String name, PDFAFlavour flavour) throws Exception {
        String file = name.startsWith("ua") ? "PDFUA-" + name.substring(2) : "PDFA-" + name.toUpperCase();
        Element root;
        try (InputStream input = VeraCheck.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + file + ".xml")) {
            root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(input).getDocumentElement();
        }
        Set<Rule> rules = new HashSet<>();
        for (Element rule : children(root, "rule")) {
            Element id = children(rule, "id").get(0);
            RuleId ruleId = Profiles.ruleIdFromValues(
                    PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                    id.getAttribute("clause"),
                    Integer.parseInt(id.getAttribute("testNumber")));
            Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
            rules.add(Profiles.ruleFromValues(
                    ruleId,
                    rule.getAttribute("object"),
                    deferred,
                    rule.getAttribute("tags"),
                    text(rule, "description"),
                    text(rule, "test"),
                    Profiles.errorFromValues(text(rule, "message"), new ArrayList<>()),
                    new ArrayList<>()));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element variable : children(root, "variable")) {
            variables.add(Profiles.variableFromValues(
                    variable.getAttribute("name"),
                    variable.getAttribute("object"),
                    text(variable, "defaultValue"),
                    text(variable, "value")));
        }
        var details = Profiles.profileDetailsFromValues(name, "", "", new Date(0));
        return Profiles.profileFromValues(flavour, details, "", rules, variables);
    }

    private static List<Element> children(Element parent, String tag) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getElementsByTagName(tag);
        for (int index = 0; index < nodes.getLength(); index++) {
            found.add((Element) nodes.item(index));
        }
        return found;
    }

    private static String text(Element parent, String tag) {
        List<Element> found = children(parent, tag);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }
}
